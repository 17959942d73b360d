import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { dueTierReviews, duties, noticeSummary, warnings } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { bellIcon, clockIcon, warningIcon } from '../shared/icons.js';
import { hrefOf, viewsOf } from '../shared/address.js';
import { whileShown } from '../shared/while-shown.js';
import { opensHere } from '../shared/opens-here.js';

/** The end of quiet hours and a due digest have no event in the log. */
const EACH = 60_000;
const AFTER_A_CHANGE = 1_000;

/**
 * The number of notices that wait for the person signed in, with a link to them, the number of duties that belong to no complaint, and for supervisors the
 * numbers of early warnings and of reviews of tiers that are due.
 */
class NoticeBell extends PageElement {
  static properties = { current: { type: Boolean }, worksAs: {}, summary: { state: true }, warnings: { state: true }, reviews: { state: true }, duties: { state: true } };

  constructor() {
    super();
    this.summary = null;
    this.warnings = 0;
    this.reviews = 0;
    this.duties = 0;
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
    const count = ({ items }) => items.reduce((sum, duty) => sum + duty.count, 0);
    this.duties = await duties().then(count, () => this.duties);
    const views = viewsOf(this.worksAs);
    if (views.includes('warnings')) this.warnings = await warnings({ limit: 1 }).then(({ record }) => record.open, () => this.warnings);
    if (views.includes('tiers')) this.reviews = await dueTierReviews().then(({ items }) => items.length, () => this.reviews);
  }

  onChange({ event }) {
    if (!event.startsWith('notice')) return;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), AFTER_A_CHANGE);
  }

  resync() {
    this.load();
  }

  go(event, view = 'notices') {
    if (!opensHere(event)) return;
    this.tell('go', { view, phone: '', waybill: '', case: '' });
  }

  words(unread, late) {
    const words = unread > 0 ? t('bell.unread', { n: unread }) : t('bell.none');
    return late > 0 ? `${words} · ${t('bell.late', { n: late })}` : words;
  }

  warningsLink() {
    const words = t('bell.warnings', { n: this.warnings });
    return html`<a class="bell late" href=${hrefOf({ view: 'warnings' })} title=${words} @click=${(event) => this.go(event, 'warnings')}
      >${warningIcon()}<span class="visually-hidden">${words}</span><b aria-hidden="true">${number(this.warnings)}</b></a
    >`;
  }

  reviewsLink() {
    const words = t('bell.reviews', { n: this.reviews });
    return html`<a class="bell" data-reviews href=${hrefOf({ view: 'tiers' })} title=${words} @click=${(event) => this.go(event, 'tiers')}
      >${clockIcon()}<span class="visually-hidden">${words}</span><b aria-hidden="true">${number(this.reviews)}</b></a
    >`;
  }

  dutiesLink() {
    const words = t('bell.duties', { n: this.duties });
    return html`<a class="bell late" data-duties href=${hrefOf({ view: 'notices' })} title=${words} @click=${(event) => this.go(event)}
      >${clockIcon()}<span class="visually-hidden">${words}</span><b aria-hidden="true">${number(this.duties)}</b></a
    >`;
  }

  render() {
    const { unread = 0, digests = [], toAnswerLate = 0 } = this.summary ?? {};
    const all = unread + digests.reduce((sum, digest) => sum + digest.unread, 0);
    const words = this.words(all, toAnswerLate);
    return html`${this.warnings ? this.warningsLink() : ''}${this.reviews ? this.reviewsLink() : ''}${this.duties ? this.dutiesLink() : ''}<a
      class="bell ${toAnswerLate > 0 ? 'late' : ''}"
      href=${hrefOf({ view: 'notices' })}
      aria-current=${this.current ? 'page' : 'false'}
      title=${words}
      @click=${(event) => this.go(event)}
      >${bellIcon()}<span class="visually-hidden">${t('view.notices')}: ${words}</span>${all > 0
        ? html`<b aria-hidden="true">${number(all)}</b>`
        : ''}</a
    >`;
  }
}

customElements.define('notice-bell', NoticeBell);
