import { html } from 'lit';
import { keysOf } from '../keys.js';
import { forget, keep, kept } from '../storage.js';

/**
 * Single keys that act on the page (WCAG 2.1.4: never where a person types or chooses, and they can be switched off).
 *
 * @typedef {Record<string, () => void>} Keys a key, or two after one another such as `g q`
 */
const KEPT = 'hotline-keys-off';
const SECOND_KEY_WITHIN = 1_200;
const FIRST_KEYS = ['g'];
/** Held down, these continue; everything else is done once. */
const REPEATED = ['j', 'k'];

/** Where keys belong to what has the focus. Vaadin's lists are opened inside their field. */
const FIELDS = [
  'input, textarea, select, [contenteditable]',
  '[role=combobox], [role=listbox], [role=option], [role=menu], [role=menuitem], [role=spinbutton]',
  'vaadin-select, vaadin-combo-box, vaadin-date-picker, vaadin-time-picker, vaadin-date-time-picker',
  'details.menu[open], [data-keys=off]',
].join(', ');

/** Rows are chosen by check boxes, and keys act on the rows that were chosen. */
const CHOICE_OF_ROWS = 'vaadin-grid vaadin-checkbox, vaadin-grid vaadin-checkbox > input, .choose > input';

/** Forms with filters and searches, which change only the list on screen. */
const ONLY_CHOOSES = '[role=search], .filters';
const CHOSEN_FROM = 'vaadin-select, vaadin-combo-box, vaadin-date-picker, vaadin-time-picker, vaadin-date-time-picker';

/**
 * Whether a person fills in a form. The focus does not count: after one click next to a field the next letters of a name would act as keys.
 * The form of a new complaint switches all keys off; another form switches letters off while it holds typed text.
 *
 * @param {string} key
 */
function isFillingIn(key) {
  const seen = (css) => [...document.querySelectorAll(css)].filter((at) => at.checkVisibility());
  if (seen('[data-keys=off]').length > 0) return true;
  return key !== 'Escape' && seen('textarea, form input, [data-form] input').some(hasTypedText);
}

/** A text that the program began with is not typed. */
function hasTypedText(field) {
  if (field.readOnly || field.closest(CHOSEN_FROM) || field.closest('form')?.matches(ONLY_CHOOSES)) return false;
  return (field.localName === 'textarea' || ['text', 'tel', 'password'].includes(field.type)) && !['', field.dataset.begun?.trim()].includes(field.value.trim());
}

export function keysAreOn() {
  return kept(KEPT) === null;
}

/** @param {boolean} on */
export function switchKeys(on) {
  if (on) {
    forget(KEPT);
  } else {
    keep(KEPT, 'off');
  }
  showHints();
}

/** The stylesheet hides the keys on buttons while they do nothing. */
function showHints() {
  document.documentElement.toggleAttribute('data-keys-off', !keysAreOn());
}

/** Whether an input method still makes a character of the keys; Safari reports only the key code. @param {KeyboardEvent} event */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * @param {Keys} keys
 * @param {() => void} rested called instead of what a key does while a form is being filled in
 * @returns {() => void} ends it
 */
export function listenForKeys(keys, rested) {
  let first = '';
  let firstAt = 0;
  let closes = false;
  showHints();
  const before = (event) => (closes = elements(event).some((at) => at.hasAttribute('opened')));
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    if (event.defaultPrevented || closes || document.querySelector('dialog[open]')) return;
    if (elements(event).some((at) => at.matches(FIELDS) && !at.matches(CHOICE_OF_ROWS))) {
      if (event.key === 'Escape') leave(event);
      return;
    }
    if ((event.key !== '?' && !keysAreOn()) || (event.repeat && !REPEATED.includes(event.key))) return;
    const key = first && Date.now() - firstAt < SECOND_KEY_WITHIN ? `${first} ${event.key}` : event.key;
    first = '';
    if (keys[key]) {
      event.preventDefault();
      if (isFillingIn(event.key)) rested();
      else keys[key]();
    } else if (FIRST_KEYS.includes(event.key)) {
      first = event.key;
      firstAt = Date.now();
    }
  };
  addEventListener('keydown', before, true);
  addEventListener('keydown', onKey);
  return () => {
    removeEventListener('keydown', before, true);
    removeEventListener('keydown', onKey);
  };
}

/** Escape in a field goes to the part of the page around it, where single keys act. */
function leave(event) {
  elements(event).find((at) => at.matches('[data-home]'))?.focus();
}

/** @returns {Element[]} from the innermost */
function elements(event) {
  return event.composedPath().filter((at) => at instanceof Element);
}

/** Ctrl+Enter (or ⌘ Enter) saves the form that has the focus, or that stands in the part with the focus. @param {KeyboardEvent} event */
export function saveOnCtrlEnter(event) {
  if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (isComposing(event) || event.repeat) return;
  event.preventDefault();
  const at = event.currentTarget;
  (at.matches('form') ? at : at.querySelector('form')).requestSubmit();
}

/** The key of a button, for eyes: screen readers read it from `aria-keyshortcuts`. @param {string} act of `keys.js` */
export function keyHint(act) {
  return html`<kbd class="hint" aria-hidden="true">${keysOf(act)}</kbd>`;
}
