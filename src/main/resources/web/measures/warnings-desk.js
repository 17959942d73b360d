import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PagedList } from '../shared/elements/paged-list.js';
import '../shared/elements/list-buttons.js';
import { wilson } from './precision.js';
import { warnings } from '../shared/api.js';
import { t } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import './sentences.js';
import { learnCodes } from './code-names.js';
import { placeLink } from './number-link.js';
import './topic-list.js';
import './warning-card.js';

const PAGE = 30;

/** Early warnings, the latest first: those that wait for a person, or those that are judged. Says how often they were right. */
class WarningsDesk extends PagedList {
  static properties = { place: {}, record: { state: true }, names: { state: true } };

  constructor() {
    super();
    this.names = 0;
    this.learnNames();
  }

  async learnNames() {
    await Promise.all(['branch', 'hub', 'region'].map(learnCodes));
    this.names += 1;
  }

  willUpdate() {
    this.ask(this.place.judged ?? '');
  }

  page(after) {
    return warnings({ judged: this.showsJudged, after, limit: PAGE });
  }

  loaded({ record }) {
    this.record = record;
  }

  /** After the feed missed events. */
  resync() {
    this.load();
  }

  get showsJudged() {
    return this.place.judged === 'true';
  }

  /** The judged one is gone from the list; the keyboard continues at the heading of the one in its place. @param {number} at */
  async judged(at) {
    this.tell('notices-changed');
    await this.load();
    await this.updateComplete;
    const cards = [...this.querySelectorAll('warning-card')];
    const next = cards[Math.min(at, cards.length - 1)];
    await next?.updateComplete;
    (next?.querySelector('h3') ?? this.querySelector('h2')).focus();
  }

  tab(judged, words) {
    const isHere = judged === this.showsJudged;
    return placeLink(this.place, { judged: judged ? 'true' : '', case: '' }, words, { current: isHere ? 'page' : 'false' });
  }

  tabs() {
    return html`<nav class="tabs" aria-label=${t('view.warnings')}>${this.tab(false, t('warning.open'))} ${this.tab(true, t('warning.judgedOnes'))}</nav>`;
  }

  /** While none is judged, only the list of judged ones says so. */
  precision() {
    return this.record && (this.showsJudged || this.record.judged) ? html`<p data-precision>${wilson(this.record)}</p>` : '';
  }

  render() {
    return html`<section class="measures" aria-label=${t('view.warnings')}>
      <h2 tabindex="-1" data-home>${t('view.warnings')}</h2>
      <p class="small">${t('warning.meaning')}</p>
      ${this.tabs()} <p><export-button what="warnings" .filters=${{ judged: this.showsJudged ? 'true' : '' }}></export-button></p> ${this.precision()}
      ${this.states(
        () => html`<p class="state">${t('warning.none')}</p>`,
        () => html`<ul class="warnings">
            ${repeat(
              this.rows,
              ({ id }) => id,
              (warning, at) => html`<li><warning-card .place=${this.place} .warning=${warning} .names=${this.names} @judged=${() => this.judged(at)}></warning-card></li>`,
            )}
          </ul>
          ${this.moreButton()}`,
      )}
      ${pagePerson()?.role === 'supervisor' ? html`<topic-list></topic-list>` : ''}
    </section>`;
  }
}

customElements.define('warnings-desk', WarningsDesk);
