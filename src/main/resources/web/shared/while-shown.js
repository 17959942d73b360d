/**
 * Acts again and again while the page is shown. A hidden page rests, and catches up when it is shown.
 *
 * @param {() => unknown} act
 * @param {number} pause milliseconds
 * @returns {() => void} ends it
 */
export function whileShown(act, pause) {
  let isOwed = false;
  const turn = () => {
    isOwed = document.hidden;
    if (!isOwed) act();
  };
  const shown = () => isOwed && turn();
  const timer = setInterval(turn, pause);
  document.addEventListener('visibilitychange', shown);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', shown);
  };
}
