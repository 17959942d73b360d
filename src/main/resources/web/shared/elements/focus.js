/**
 * Where the keyboard is. Elements with `data-home` are parts of the page that take the focus when what had it is gone, so that
 * it never falls back to the top of the page.
 */
const EACH = 250;
const HOME = '[data-home]';

/** Keeps the focus within a page whose buttons vanish when they have done their work. @param {HTMLElement} page @returns {() => void} ends it */
export function keepFocus(page) {
  /** What had the focus, and all around it. @type {Element[]} */
  let path = [];
  let wasDisabled = false;
  const remember = (event) => {
    path = event.composedPath().filter((at) => at instanceof HTMLElement && page.contains(at));
    wasDisabled = false;
  };
  const look = () => {
    if (document.activeElement !== document.body || path.length === 0 || document.querySelector('dialog[open]')) return;
    const [at] = path;
    const isThere = at.isConnected && at.checkVisibility();
    if (isThere && at.matches('[disabled]')) wasDisabled = true;
    else if (!isThere) goHome(page, path);
    else if (wasDisabled) at.focus();
  };
  page.addEventListener('focusin', remember);
  const looking = setInterval(look, EACH);
  return () => {
    clearInterval(looking);
    page.removeEventListener('focusin', remember);
  };
}

function goHome(page, path) {
  const around = path.find((at) => at.isConnected && at.matches(HOME) && at.checkVisibility());
  (around ?? [...page.querySelectorAll(HOME)].find((at) => at.checkVisibility()))?.focus();
}

/**
 * After a case was opened its heading has the focus, from where the next step is one Tab away; after it was closed what opened it
 * (`data-opened`) or its row has it, and after a search the first row.
 *
 * @param {HTMLElement} page @param {import('../address.js').Place} before @param {import('../address.js').Place} now
 * @param {'heading' | 'next step'} [to] instead of the heading, the next step of a case that was taken
 */
export async function focusAfterGoing(page, before, now, to) {
  if (now.case && now.case !== before.case) {
    page.querySelectorAll('[data-opened]').forEach((opener) => opener.dataset.opened === now.case || opener.removeAttribute('data-opened'));
    await customElements.whenDefined('case-panel');
    page.querySelector('case-panel')?.takeFocus(to);
  } else if (searched(now) && searched(now) !== searched(before)) {
    page.querySelector('complaint-queue')?.takeFocus();
  } else if (before.case && !now.case) {
    const opener = page.querySelector(`[data-opened="${CSS.escape(before.case)}"]`);
    if (opener) opener.focusInput();
    else focusRow(page, before.case);
  }
}

function searched({ phone, waybill, search }) {
  return search || phone || waybill;
}

function focusRow(page, number) {
  const row = page.querySelector(`[data-number="${CSS.escape(number)}"]`);
  (row ?? [...page.querySelectorAll(HOME)].find((at) => at.checkVisibility()))?.focus();
}
