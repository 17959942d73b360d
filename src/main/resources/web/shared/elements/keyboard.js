/**
 * Single keys that act on the page (WCAG 2.1.4: never inside a text field, and they can be switched off).
 *
 * @typedef {Record<string, () => void>} Keys a key, or two after one another such as `g q`
 */
const KEPT = 'hotline-keys-off';
const SECOND_KEY_WITHIN = 1_200;
const FIRST_KEYS = ['g'];

export function keysAreOn() {
  return localStorage.getItem(KEPT) === null;
}

/** @param {boolean} on */
export function switchKeys(on) {
  if (on) {
    localStorage.removeItem(KEPT);
  } else {
    localStorage.setItem(KEPT, 'off');
  }
}

/** @param {Keys} keys @returns {() => void} ends it */
export function listenForKeys(keys) {
  let first = '';
  let firstAt = 0;
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector('dialog[open]')) return;
    if (event.key !== '?' && !keysAreOn()) return;
    const key = first && Date.now() - firstAt < SECOND_KEY_WITHIN ? `${first} ${event.key}` : event.key;
    first = '';
    if (keys[key]) {
      event.preventDefault();
      keys[key]();
    } else if (FIRST_KEYS.includes(event.key)) {
      first = event.key;
      firstAt = Date.now();
    }
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function isTyping(event) {
  const at = event.composedPath()[0];
  return at instanceof HTMLElement && (at.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(at.tagName));
}

/** Ctrl+Enter (or ⌘ Enter) saves the form with the focus. @param {KeyboardEvent} event */
export function saveOnCtrlEnter(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}
