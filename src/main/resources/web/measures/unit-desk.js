import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { ReadingAgain } from '../shared/elements/reading-again.js';
import { notRefreshed } from '../shared/elements/row-list.js';
import '../shared/elements/unit-suggestions.js';
import '../shared/elements/views-button.js';
import { wordsFor } from '../shared/elements/words.js';
import { noNumber } from '../shared/address.js';
import { breakdown } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import './sentences.js';
import { codeName, isHub, learnCodes } from './code-names.js';
import './complaints-behind.js';
import { courseOf } from './course.js';
import { figureCards } from './figure-cards.js';
import './measure-chart.js';
import { isMeasure } from './measure-words.js';
import { measureTable } from './measure-table.js';
import { lastTwelveMonths, thisMonth, written } from './periods.js';
import { numberOf } from './question.js';

/** What a unit is judged by; notices and departments are the house's own. */
const FIGURES = [
  'received',
  'closings',
  'open',
  'past-due',
  'on-time-closure',
  'breached',
  'resolution-time-p50',
  'satisfaction',
  'participation',
  'callback-coverage',
  'reopened',
  'not-valid',
].join(',');
const USUAL = 'on-time-closure';
/** F14: goods damaged, short or lost, late. */
const ANOMALIES = ['cargo-damage', 'cargo-shortage', 'delay'];
/** F10: what goes wrong on the last mile. */
const LAST_MILE = ['delivery', 'pick-up-notice', 'collection', 'lost-at-branch', 'false-signature', 'goods-claimed-by-another'];

/** The quality of one branch or hub: this month and others, a year of a measure, anomalies (F14), the last mile (F10). */
class UnitDesk extends PageElement {
  static properties = { place: {}, person: {}, read: { state: true }, problem: { state: true }, names: { state: true } };

  constructor() {
    super();
    this.read = null;
    this.problem = '';
    this.names = 0;
    this.readingAgain = new ReadingAgain(this, () => this.load());
  }

  /** A branch has no choice: the server gives it its unit's figures. */
  get isOwn() {
    return this.person?.role === 'branch';
  }

  get measure() {
    return isMeasure(this.place.measure) ? this.place.measure : USUAL;
  }

  willUpdate() {
    const key = JSON.stringify([this.isOwn, this.place.unit, this.measure]);
    if (key === this.key) return;
    this.key = key;
    this.problem = '';
    if (this.isOwn || this.place.unit) this.load();
  }

  /** @returns {Record<string, string>} */
  get only() {
    const { unit } = this.place;
    return this.isOwn || !unit ? {} : { [isHub(unit) ? 'hub' : 'branch']: unit };
  }

  async load() {
    const { key, measure } = this;
    try {
      if (!this.isOwn) await Promise.all([learnCodes('branch'), learnCodes('hub')]);
      const { only } = this;
      const year = { ...lastTwelveMonths(), interval: 'month' };
      const [figures, course, types, subtypes] = await Promise.all([
        breakdown({ ...thisMonth(), ...only, measures: FIGURES, compare: 'before,year-before' }),
        breakdown({ ...year, ...only, measures: measure }),
        breakdown({ ...year, ...only, measures: 'received', by: 'type' }),
        breakdown({ ...year, ...only, measures: 'received', by: 'subtype' }),
      ]);
      if (key !== this.key) return;
      this.read = { unit: this.place.unit, measure, figures, course, types, subtypes };
      this.problem = '';
      this.readingAgain.answered();
    } catch (problem) {
      if (key !== this.key) return;
      this.problem = problem.status === 404 ? said('measures.noUnit') : wordsFor(problem);
      this.readingAgain.failed(problem);
    }
  }

  resync() {
    this.load();
  }

  /** The place as the measures know it. @param {import('./periods.js').Period} period */
  measured({ from, to }, by = '') {
    const only = Object.fromEntries(Object.entries(this.only).map(([name, code]) => [`only-${name}`, code]));
    return { ...this.place, ...only, period: 'own', from, to, by };
  }

  get title() {
    if (this.isOwn) return this.person.branch ?? '';
    const { unit } = this.place;
    return unit ? codeName(isHub(unit) ? 'hub' : 'branch', unit) : t('measures.chooseUnit');
  }

  chooser() {
    if (this.isOwn) return '';
    const taken = (event) => this.tell('go', { unit: event.detail.code, ...noNumber(), case: '' });
    return html`<div class="unit-filter unit-choice">
      <label class="label" for="unit-chosen">${t('measures.otherUnit')}</label>
      <div class="with-units" @unit-taken=${taken}>
        <input class="input" id="unit-chosen" placeholder=${t('measures.typeUnit')} autocomplete="off" /><unit-suggestions></unit-suggestions>
      </div>
    </div>`;
  }

  /** Numbers over twelve months, of the codes that are watched. */
  watched(answer, by, codes, title, explained) {
    const course = courseOf(answer, 'received');
    const lines = course.lines.filter(({ code }) => codes.includes(code ?? ''));
    const shown = { ...course, title, lines };
    const id = `watched-${by}`;
    return html`<section class="course" aria-labelledby=${id}>
      <h3 id=${id}>${title}</h3>
      <p class="small">${explained}</p>
      ${lines.length
        ? html`<measure-chart .course=${shown}></measure-chart> ${measureTable(this.measured(lastTwelveMonths(), by), shown)}`
        : html`<p>${t('measures.noneWatched')}</p>`}
    </section>`;
  }

  quality() {
    if (!this.isOwn && !this.place.unit) return html`<p>${t('measures.chooseUnitFirst')}</p>`;
    if (!this.read || (this.read.unit !== this.place.unit && !this.isOwn)) {
      return this.problem
        ? html`<div class="state" role="alert"><p>${this.problem}</p><button class="button" @click=${this.load}>${t('state.retry')}</button></div>`
        : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    }
    const { figures, course, measure, types, subtypes } = this.read;
    const drawn = courseOf(course, measure);
    const [asked] = figures.periods;
    return html`<div role="alert">${this.problem ? notRefreshed(this.problem, () => this.load()) : ''}</div>
      <div class="read">
        <p class="small">
          ${t('measures.unitMonth', { period: written(asked) })} ·
          <time datetime=${figures.asOf} title=${exact(figures.asOf)}>${t('measures.asOf', { at: short(figures.asOf) })}</time>
        </p>
        ${figureCards(this.measured(asked), figures.periods, measure)}
        <section class="course" aria-labelledby="course-title">
          <h3 id="course-title">${t('measures.twelveMonths', { measure: drawn.title })}</h3>
          <measure-chart .course=${drawn}></measure-chart>
          ${measureTable(this.measured(lastTwelveMonths()), drawn)}
        </section>
        ${this.watched(types, 'type', ANOMALIES, t('measures.anomalies'), t('measures.anomaliesMeaning'))}
        ${this.watched(subtypes, 'subtype', LAST_MILE, t('measures.lastMile'), t('measures.lastMileMeaning'))}
      </div>`;
  }

  render() {
    const measured = this.measured(thisMonth(), this.place.by ?? '');
    if (numberOf(measured)) return html`<complaints-behind .place=${measured} .names=${this.names}></complaints-behind>`;
    return html`<section class="measures unit" aria-label=${t('view.unit')}>
      <div class="heading">
        <h2 tabindex="-1" data-home>${t('measures.unitTitle', { unit: this.title })}</h2>
        ${this.isOwn ? '' : html`<views-button .place=${this.place}></views-button>`}
      </div>
      ${this.chooser()} ${this.quality()}
    </section>`;
  }
}

customElements.define('unit-desk', UnitDesk);
