import { html } from 'lit';
import { messagesOf } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';

/** The mails to the customer about a case, and whether it arrived; nothing where nothing was sent. */
class CaseMessages extends ReadingElement {
  /** `number`: of the case; `version`: read again when it changes. */
  static properties = { number: {}, version: {} };

  willUpdate(changes) {
    if (changes.has('number')) this.answer = null;
    if (changes.has('number') || changes.has('version')) this.ask(`${this.number} ${this.version}`);
  }

  read() {
    return messagesOf(this.number);
  }

  row({ kind, state, address, at }) {
    return html`<li data-message=${kind} data-state=${state}>
      ${moment(at)} <strong>${tCode('messageKind', kind)}</strong> · ${tCode('messages.state', state)}
      ${address ? html`<span class="small"><bdi>${address}</bdi></span>` : ''}
    </li>`;
  }

  render() {
    const items = this.answer?.items ?? [];
    return items.length === 0
      ? ''
      : html`<details>
          <summary>${t('messages.sent', { n: items.length, what: tCode('messageKind', items[0].kind), state: tCode('messages.state', items[0].state) })}</summary>
          <ul aria-label=${t('messages.sentList')}>${items.map((one) => this.row(one))}</ul>
        </details>`;
  }
}

customElements.define('case-messages', CaseMessages);
