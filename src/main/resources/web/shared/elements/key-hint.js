import { html } from 'lit';
import { keysOf } from '../keys.js';

/** The key of a button, for eyes: screen readers read it from `aria-keyshortcuts`. @param {string} act of `keys.js` */
export function keyHint(act) {
  return html`<kbd class="hint" aria-hidden="true">${keysOf(act)}</kbd>`;
}
