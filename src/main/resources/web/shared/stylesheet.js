/** Adds a stylesheet that only some parts of a page need, once. @param {URL} url from a folder next to the module's own, as bundles have one too */
export function needStyles(url) {
  if (document.querySelector(`link[href="${url.pathname}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url.pathname;
  document.head.append(link);
}
