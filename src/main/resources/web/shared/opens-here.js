/**
 * Whether a click on a link opens the place on this page. With a key held, or the middle button, the browser opens a tab or a window of its
 * own, as with any link.
 *
 * @param {MouseEvent} event
 */
export function opensHere(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button > 0) return false;
  event.preventDefault();
  return true;
}
