/** Adds a stylesheet that only some parts of a page need, once. @param {URL} url */
export function needStyles(url) {
  if (document.querySelector(`link[href="${url.pathname}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url.pathname;
  document.head.append(link);
}
