import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { keysAreOn, switchKeys } from '../shared/elements/keyboard.js';

const KEYS = [
  ['?', 'help'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['n', 'new'],
  ['t', 'take'],
  ['r', 'resolve'],
  ['m', 'note'],
  ['p', 'pause'],
  ['e', 'extension'],
  ['h', 'handOver'],
  ['i', 'promise'],
  ['c', 'callback'],
  ['a', 'answer'],
  ['/', 'search'],
  ['g q', 'queue'],
  ['g c', 'callbacks'],
  ['g n', 'notices'],
  ['g m', 'measures'],
  ['Ctrl+Enter', 'save'],
  ['Esc', 'close'],
];

/** Some roles have but a few. @type {Record<string, string[]>} */
const KEYS_OF = {
  branch: ['help', 'down', 'up', 'open', 'new', 'search', 'save', 'close'],
  admin: ['help', 'close'],
};

/** Shows the keyboard shortcuts, and switches them off. */
class KeysHelp extends PageElement {
  static properties = { role: {} };

  show() {
    this.requestUpdate();
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="keys-title">
      <h2 id="keys-title">${t('keys.title')}</h2>
      <dl class="keys">
        ${KEYS.filter(([, act]) => KEYS_OF[this.role]?.includes(act) ?? true).map(
          ([keys, act]) => html`<div>
            <dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
            <dd>${tCode('keys', act)}</dd>
          </div>`,
        )}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          .checked=${keysAreOn()}
          @change=${(event) => switchKeys(event.target.checked)}
        />
        ${t('keys.on')}
      </label>
      <form method="dialog" class="dialog-actions"><button class="button">${t('dialog.close')}</button></form>
    </dialog>`;
  }
}

customElements.define('keys-help', KeysHelp);
