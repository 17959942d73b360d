import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { keysFor } from '../shared/keys.js';
import { agentsPick } from '../shared/policy-names.js';
import { keysAreOn, switchKeys } from '../shared/elements/keyboard.js';

/** Shows the keyboard shortcuts, and switches them off. */
class KeysHelp extends PageElement {
  static properties = { role: {}, view: {} };

  /** Agents who pick nothing have no key for it (R7). */
  get keys() {
    const isDealt = this.role === 'agent' && !agentsPick();
    return keysFor(this.role, this.view).filter(([act]) => act !== 'assign' || !isDealt);
  }

  show() {
    this.requestUpdate();
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="keys-title">
      <h2 id="keys-title">${t('keys.title')}</h2>
      <dl class="keys">
        ${this.keys.map(
          ([act, keys]) => html`<div>
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
