import { html } from 'lit';
import { ReadingElement } from '../shared/elements/reading-again.js';
import '../shared/elements/unit-suggestions.js';
import '../shared/elements/list-buttons.js';
import { noNumber } from '../shared/address.js';
import { breakdown } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import './sentences.js';
import { codeName, isHub, learnCodes } from './code-names.js';
import './complaints-behind.js';
import { courseOf } from './course.js';
import { allChangeUntil, mayChange } from './figure-value.js';
import { figureCards, isCounted } from './figure-cards.js';
import './measure-chart.js';
import { isMeasure } from './measure-words.js';
import { measureTable } from './measure-table.js';
import { lastTwelveMonths, thisMonth, written } from './periods.js';
import { numberOf } from './question.js';
import { seasonLine } from './season-line.js';

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
class UnitDesk extends ReadingElement {
  static properties = { place: {}, person: {}, names: { state: true } };

  constructor() {
    super();
    this.names = 0;
  }

  /** A branch has no choice: the server gives it its unit's figures. */
  get isOwn() {
    return this.person?.role === 'branch';
  }

  get measure() {
    return isMeasure(this.place.measure) ? this.place.measure : USUAL;
  }

  willUpdate() {
    this.ask(JSON.stringify([this.isOwn, this.place.unit, this.measure]), this.isOwn || Boolean(this.place.unit));
  }

  /** @returns {Record<string, string>} */
  get only() {
    const { unit } = this.place;
    return this.isOwn || !unit ? {} : { [isHub(unit) ? 'hub' : 'branch']: unit };
  }

  async read() {
    const { measure } = this;
    const { unit } = this.place;
    if (!this.isOwn) await Promise.all([learnCodes('branch'), learnCodes('hub')]);
    const { only } = this;
    const year = { ...lastTwelveMonths(), interval: 'month' };
    const [figures, course, types, subtypes] = await Promise.all([
      breakdown({ ...thisMonth(), ...only, measures: FIGURES, compare: 'before,year-before' }),
      breakdown({ ...year, ...only, measures: measure }),
      breakdown({ ...year, ...only, measures: 'received', by: 'type' }),
      breakdown({ ...year, ...only, measures: 'received', by: 'subtype' }),
    ]);
    return { unit, measure, figures, course, types, subtypes };
  }

  wordsOf(problem) {
    return problem.status === 404 ? said('measures.noUnit') : super.wordsOf(problem);
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
    const place = this.measured(lastTwelveMonths(), by);
    return html`<section class="course" aria-labelledby=${id}>
      <h3 id=${id}>${title}</h3>
      <p class="small">${explained}</p>
      ${lines.length
        ? html`<measure-chart .place=${place} .course=${shown}></measure-chart> ${measureTable(place, shown)}`
        : html`<p>${t('measures.noneWatched')}</p>`}
    </section>`;
  }

  quality() {
    if (!this.isOwn && !this.place.unit) return html`<p>${t('measures.chooseUnitFirst')}</p>`;
    const isOfAnother = !this.isOwn && this.answer?.unit !== this.place.unit;
    return this.states((answer) => this.drawn(answer), isOfAnother ? null : this.answer);
  }

  drawn({ figures, course, measure, types, subtypes }) {
    const drawn = courseOf(course, measure);
    const [asked] = figures.periods;
    return html`<div class="read">
      <p class="small">
        ${mayChange({ finalFrom: allChangeUntil(asked.total) })} ${t('measures.unitMonth', { period: written(asked) })} ·
        <time datetime=${figures.asOf} title=${exact(figures.asOf)}>${t('measures.asOf', { at: short(figures.asOf) })}</time>
      </p>
      ${seasonLine(null, [asked, ...figures.periods.slice(1).filter(isCounted)])} ${figureCards(this.measured(asked), figures.periods, measure)}
      <section class="course" aria-labelledby="course-title">
        <h3 id="course-title">${t('measures.twelveMonths', { measure: drawn.title })}</h3>
        <measure-chart .place=${this.measured(lastTwelveMonths())} .course=${drawn}></measure-chart>
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
        ${this.isOwn || this.place.unit
          ? html`<export-button what="figures" .filters=${{ ...thisMonth(), ...this.only, measures: FIGURES, compare: 'before,year-before' }}></export-button>`
          : ''}
      </div>
      ${this.chooser()} ${this.quality()}
    </section>`;
  }
}

customElements.define('unit-desk', UnitDesk);
