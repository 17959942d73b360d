import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { ReadingAgain } from '../shared/elements/reading-again.js';
import { notRefreshed } from '../shared/elements/row-list.js';
import '../shared/elements/views-button.js';
import { wordsFor } from '../shared/elements/words.js';
import { breakdown } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import './sentences.js';
import { balanceLine } from './balance-line.js';
import { codeName, learnCodes } from './code-names.js';
import './complaints-behind.js';
import { courseOf } from './course.js';
import { mayChange } from './figure-value.js';
import { allMayChange, figureCards, isCounted } from './figure-cards.js';
import './measure-chart.js';
import { measureTable } from './measure-table.js';
import './measures-filters.js';
import { isTooLong, MOST_DAYS, periodOf, plusDays, written } from './periods.js';
import { intervalOf, measureOf, numberOf, onlyOf, splitOf } from './question.js';

/**
 * The measures of a period for supervisors and analysts: the figures next to those of other periods, the balance, one measure over time or by
 * code, and the complaints of each number. The address keeps the choices.
 */
class MeasuresDesk extends PageElement {
  static properties = { place: {}, read: { state: true }, problem: { state: true }, names: { state: true } };

  constructor() {
    super();
    this.read = null;
    this.problem = '';
    this.names = 0;
    this.readingAgain = new ReadingAgain(this, () => this.load());
  }

  willUpdate() {
    this.learnNames();
    if (numberOf(this.place)) return;
    const period = periodOf(this.place);
    const key = JSON.stringify([period, onlyOf(this.place), intervalOf(this.place), splitOf(this.place), measureOf(this.place)]);
    if (key === this.key) return;
    this.key = key;
    this.problem = '';
    if (!isTooLong(period)) this.load();
  }

  /** Names of the filters and of the split; the page is drawn again with them. */
  async learnNames() {
    const needed = ['agent', ...Object.keys(onlyOf(this.place)), splitOf(this.place)];
    if (String(needed) === String(this.needed)) return;
    this.needed = needed;
    await Promise.all(needed.map(learnCodes));
    this.names += 1;
  }

  async load() {
    const { key } = this;
    const period = periodOf(this.place);
    const only = onlyOf(this.place);
    const measure = measureOf(this.place);
    const evening = plusDays(period.from, -1);
    try {
      const [figures, opening, course] = await Promise.all([
        breakdown({ ...period, ...only, compare: 'before,year-before' }),
        breakdown({ from: evening, to: evening, ...only, measures: 'open' }),
        breakdown({ ...period, ...only, measures: measure, interval: intervalOf(this.place), by: splitOf(this.place) }),
      ]);
      if (key !== this.key) return;
      this.read = { key, measure, period, figures, course, opening: opening.periods[0].total.open.counted };
      this.problem = '';
      this.readingAgain.answered();
    } catch (problem) {
      if (key !== this.key) return;
      this.problem = wordsFor(problem);
      this.readingAgain.failed(problem);
    }
  }

  /** The figures stand above the chart: a measure that is chosen there brings its chart into view. */
  updated(changed) {
    const before = changed.get('read');
    if (before && this.read && before.measure !== this.read.measure) this.querySelector('.course')?.scrollIntoView();
  }

  /** After the feed missed events. */
  resync() {
    this.load();
  }

  /** On paper the filters are written out. */
  chosen() {
    const only = Object.entries(onlyOf(this.place)).map(([name, code]) => t('measures.only', { name: tCode('measures.by', name), code: codeName(name, code) }));
    return only.length ? html`<p class="printed">${only.join(' · ')}</p>` : '';
  }

  /** Without a word of a year before in which nothing was counted. */
  against(before, yearBefore) {
    if (!isCounted(yearBefore)) return t('measures.againstBefore', { before: written(before) });
    return t('measures.against', { before: written(before), year: written(yearBefore) });
  }

  state() {
    const { asOf, lacking, periods } = this.read.figures;
    const [asked, before, yearBefore] = periods;
    return html`<p class="small">
        ${allMayChange(asked.total) ? mayChange(asked.total.received) : ''}
        <span>${this.against(before, yearBefore)}</span> ·
        <time datetime=${asOf} title=${exact(asOf)}>${t('measures.asOf', { at: short(asOf) })}</time>
        <button class="link" @click=${this.load}>${t('measures.readAgain')}</button>
      </p>
      ${lacking.count ? html`<p class="notice failed">${t('measures.lacking', { n: lacking.count })}</p>` : ''}`;
  }

  figures() {
    if (isTooLong(periodOf(this.place))) return html`<p class="notice failed" role="alert">${t('measures.tooLong', { n: MOST_DAYS })}</p>`;
    if (!this.read) {
      return this.problem
        ? html`<div class="state" role="alert"><p>${this.problem}</p><button class="button" @click=${this.load}>${t('state.retry')}</button></div>`
        : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    }
    const { key, measure, period, figures, course, opening } = this.read;
    const [asked] = figures.periods;
    const drawn = courseOf(course, measure);
    return html`<div role="alert">${this.problem ? notRefreshed(this.problem, () => this.load()) : ''}</div>
      <div class="read" aria-busy=${key === this.key ? 'false' : 'true'}>
        ${this.state()}
        ${balanceLine(this.place, period, asked.total, opening)} ${figureCards(this.place, figures.periods, measure)}
        <section class="course" aria-labelledby="course-title">
          <h3 id="course-title">${drawn.title}</h3>
          <measure-chart .course=${drawn}></measure-chart>
          ${measureTable(this.place, drawn)}
        </section>
      </div>`;
  }

  render() {
    if (numberOf(this.place)) return html`<complaints-behind .place=${this.place} .names=${this.names}></complaints-behind>`;
    return html`<section class="measures" aria-label=${t('view.measures')}>
      <div class="heading">
        <h2 tabindex="-1" data-home>${t('measures.title', { period: written(periodOf(this.place)) })}</h2>
        <views-button .place=${this.place}></views-button>
      </div>
      ${this.chosen()}
      <measures-filters .place=${this.place} .names=${this.names}></measures-filters>
      ${this.figures()}
    </section>`;
  }
}

customElements.define('measures-desk', MeasuresDesk);
