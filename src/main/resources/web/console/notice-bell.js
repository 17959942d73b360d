import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { noticeSummary } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { bellIcon } from '../shared/icons.js';
import { hrefOf } from '../shared/address.js';
import { whileShown } from '../shared/while-shown.js';
import { opensHere } from '../shared/opens-here.js';

/** The end of quiet hours and a due digest have no event in the log. */
const EACH = 60_000;
const AFTER_A_CHANGE = 1_000;

/** The number of notices that wait for the person signed in, with a link to them. */
class NoticeBell extends PageElement {
  static properties = { current: { type: Boolean }, summary: { state: true } };

  constructor() {
    super();
    this.summary = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.load(), EACH));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.soon);
  }

  async load() {
    this.summary = await noticeSummary().catch(() => this.summary);
  }

  onChange({ event }) {
    if (!event.startsWith('notice')) return;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), AFTER_A_CHANGE);
  }

  resync() {
    this.load();
  }

  go(event) {
    if (!opensHere(event)) return;
    this.tell('go', { view: 'notices', phone: '', waybill: '', case: '' });
  }

  words(unread, late) {
    const words = unread > 0 ? t('bell.unread', { n: unread }) : t('bell.none');
    return late > 0 ? `${words} · ${t('bell.late', { n: late })}` : words;
  }

  render() {
    const { unread = 0, digests = [], toAnswerLate = 0 } = this.summary ?? {};
    const all = unread + digests.reduce((sum, digest) => sum + digest.unread, 0);
    const words = this.words(all, toAnswerLate);
    return html`<a
      class="bell ${toAnswerLate > 0 ? 'late' : ''}"
      href=${hrefOf({ view: 'notices' })}
      aria-current=${this.current ? 'page' : 'false'}
      title=${words}
      @click=${this.go}
      >${bellIcon()}<span class="visually-hidden">${t('view.notices')}: ${words}</span>${all > 0
        ? html`<b aria-hidden="true">${number(all)}</b>`
        : ''}</a
    >`;
  }
}

customElements.define('notice-bell', NoticeBell);
