import { html } from 'lit';
import { askTierReview, tierReviews } from '../shared/api.js';
import { nameOf, number, said, t, tCode } from '../shared/language.js';
import { departments } from '../shared/policy-names.js';
import { today } from '../shared/zone-time.js';
import { cards, cell, choice, line, moment } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { scopeWords } from './tier-words.js';
import './sentences.js';

const PAUSE = 1500;
const HALF = 7;

/** The departments to choose from. */
function departmentItems() {
  return departments().map(({ code, name }) => ({ value: code, label: nameOf(name) }));
}

/** Reviews of tiers, the newest first, and a new one. Tells `show-proposals` and `review-begun`, after which it is read again. */
class TierReviews extends SavingElement {
  static properties = { scheme: { state: true }, department: { state: true }, period: { state: true }, items: { state: true } };

  constructor() {
    super();
    this.scheme = 'trade';
    this.department = '';
    this.period = today().slice(0, 4);
    this.items = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.soon);
  }

  /** While one is under way, again soon. */
  async load() {
    clearTimeout(this.soon);
    try {
      this.items = (await tierReviews({ limit: 50 })).items;
      if (this.isConnected && this.items.some(({ finishedAt }) => !finishedAt)) this.soon = setTimeout(() => this.load(), PAUSE);
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  choose(scheme) {
    const [year, month] = today().split('-');
    this.scheme = scheme;
    this.period = scheme === 'trade' ? year : `${year}-H${Number(month) < HALF ? 1 : 2}`;
    this.department ||= departmentItems()[0]?.value ?? '';
  }

  begin() {
    return this.save(
      async () => {
        await askTierReview({ scheme: this.scheme, period: this.period.trim(), department: this.scheme === 'score' ? this.department : null });
        say(said('tiers.begun'));
        this.tell('review-begun');
      },
      (problem) => (this.problem = problem.codes.period ? t('tiers.fault.no-period') : wordsFor(problem)),
    );
  }

  places({ vipPlaces, preferredPlaces, lacking }) {
    if (vipPlaces === null) return '';
    return html`${t('tiers.places', { vip: vipPlaces, preferred: preferredPlaces })}${vipPlaces === 0 ? html` <span class="small">${t('tiers.tooFew')}</span>` : ''}
    ${lacking ? html` <span class="small">${t('tiers.lacking', { n: lacking })}</span>` : ''}`;
  }

  list() {
    if (!this.items) return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    if (!this.items.length) return html`<p class="state">${t('tiers.noReviews')}</p>`;
    const heads = ['at', 'by', 'what', 'customers', 'places', 'waiting'].map((name) => tCode('tiers.review', name));
    return cards(
      t('tiers.part.reviews'),
      heads,
      this.items.map(
        (review) => html`<tr>
          ${cell(heads[0], moment(review.askedAt))} ${cell(heads[1], review.byName ?? '')}
          ${cell(heads[2], html`${tCode('tierScheme', review.scheme)} · ${review.period} · ${scopeWords(review.department)}`)}
          ${cell(heads[3], review.finishedAt ? t('tiers.reviewed', { n: number(review.customers), same: number(review.unchanged) }) : t('tiers.underWay'))}
          ${cell(heads[4], this.places(review))}
          ${cell(heads[5], review.waiting ? html`<button class="link" @click=${() => this.tell('show-proposals')}>${number(review.waiting)}</button>` : '0')}
        </tr>`,
      ),
    );
  }

  render() {
    return html`<div>
      <div class="tier-tools">
        ${choice({
          id: 'review-scheme',
          label: t('tiers.scheme'),
          value: this.scheme,
          items: ['trade', 'score'].map((value) => ({ value, label: tCode('tierScheme', value) })),
          change: (value) => this.choose(value),
        })}
        ${this.scheme === 'score'
          ? choice({
              id: 'review-department',
              label: t('tiers.column.department'),
              value: this.department,
              items: departmentItems(),
              change: (value) => (this.department = value),
            })
          : ''}
        ${line({ id: 'review-period', label: t('tiers.column.period'), value: this.period, longest: 10, change: (value) => (this.period = value) })}
        <vaadin-button theme="primary" data-begin ?disabled=${this.busy} @click=${this.begin}>${t('tiers.begin')}</vaadin-button>
      </div>
      ${this.problemLine()} ${this.list()}
    </div>`;
  }
}

customElements.define('tier-reviews', TierReviews);
