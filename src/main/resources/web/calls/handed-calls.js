import { html } from 'lit';
import { myTransfers } from '../shared/api.js';
import { t } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';

/** A call that never came is no longer said after two minutes, and no event tells of that. */
const AGAIN = 20_000;

/** What colleagues who hand a call to the person said of it (T11), before it arrives and next to it; and mentors who listen to the person's call (C6). */
class HandedCalls extends ReadingElement {
  static properties = { person: {}, isLive: {} };

  connectedCallback() {
    super.connectedCallback();
    const each = setInterval(() => this.isWaiting && !document.hidden && this.load(), AGAIN);
    this.endings.push(() => clearInterval(each));
  }

  willUpdate(changes) {
    if (changes.has('person') && this.person) this.askOnceLive(String(this.person.id), this.isLive);
  }

  /** Something is shown that ends without an event. */
  get isWaiting() {
    return Boolean(this.answer?.items.length || this.answer?.listeners?.length);
  }

  read() {
    return myTransfers();
  }

  handed({ id, from, words, at, newCall }) {
    return html`<li data-transfer=${id}>
      <strong>${t(newCall ? 'calls.handedBy' : 'calls.comesFrom', { name: from.name })}</strong> <span class="small">${moment(at)}</span>
      <p><bdi>${words}</bdi></p>
    </li>`;
  }

  render() {
    const { items = [], listeners = [] } = this.answer ?? {};
    return html`<div role="status">
      ${listeners.map(({ mentor, at }) => html`<p class="small" data-listener=${mentor.id}>${t('calls.listens', { name: mentor.name })} ${moment(at)}</p>`)}
      ${items.length ? html`<ul class="handed">${items.map((transfer) => this.handed(transfer))}</ul>` : ''}
    </div>`;
  }
}

customElements.define('handed-calls', HandedCalls);
