/** The form that stands in the page itself before the modules run. Text typed there must not be lost. */
const plain = document.getElementById('plain');

/** An input method that is composing would lose its characters. */
export async function untilComposed() {
  while ('composing' in document.documentElement.dataset) {
    await new Promise((composed) => addEventListener('compositionend', composed, { once: true }));
  }
}

/** Text typed before this page was drawn. @returns {Record<string, string>} */
export function typedBefore() {
  const form = plain?.querySelector('form');
  return form ? Object.fromEntries([...new FormData(form)].filter(([, text]) => text)) : {};
}

/** Takes its place, with the focus where it was. @param {HTMLElement} page the drawn page */
export function takeItsPlace(page) {
  if (!plain?.isConnected) return;
  const at = plain.contains(document.activeElement) ? document.activeElement : null;
  const { selectionStart, selectionEnd } = at ?? {};
  const name = at?.getAttribute('name');
  plain.remove();
  delete document.documentElement.dataset.failed;
  const field = name ? page.querySelector(`[name="${name}"]`) : null;
  field?.focus();
  if (selectionStart != null) field?.setSelectionRange(selectionStart, selectionEnd);
}
