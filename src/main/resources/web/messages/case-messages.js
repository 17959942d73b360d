import { html } from 'lit';
import { messagesOf, sendLinkAgain } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say } from '../shared/elements/words.js';
import './sentences.js';

/** The mails to the customer about a case, and whether they arrived; and the way to send the link again. */
class CaseMessages extends ReadingElement {
  /** `number`: of the case; `version`: read again when it changes. */
  static properties = { number: {}, version: {}, busy: { state: true } };

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

  async sendLink() {
    if (this.busy) return;
    this.busy = true;
    try {
      await sendLinkAgain(this.number);
      say(said('messages.linkSent'));
      await this.load();
    } catch (problem) {
      say(problem.status === 409 ? said('messages.linkNotSent') : this.wordsOf(problem));
    } finally {
      this.busy = false;
    }
  }

  link() {
    return html`<button class="link" type="button" data-send-link ?disabled=${this.busy} @click=${this.sendLink}>${t('messages.sendLink')}</button>`;
  }

  render() {
    const items = this.answer?.items ?? [];
    return items.length === 0
      ? this.link()
      : html`<details>
          <summary>${t('messages.sent', { n: items.length, what: tCode('messageKind', items[0].kind), state: tCode('messages.state', items[0].state) })}</summary>
          <ul aria-label=${t('messages.sentList')}>${items.map((one) => this.row(one))}</ul>
          ${this.link()}
        </details>`;
  }
}

customElements.define('case-messages', CaseMessages);
