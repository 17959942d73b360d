import { html } from 'lit';
import '../shared/elements/list-buttons.js';
import { breakdown } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import './sentences.js';
import { balanceLine } from './balance-line.js';
import './complaints-behind.js';
import { courseOf } from './course.js';
import { allChangeUntil, mayChange } from './figure-value.js';
import { figureCards, isCounted } from './figure-cards.js';
import './measure-chart.js';
import { measureTable } from './measure-table.js';
import { MeasuredDesk } from './measured-desk.js';
import './measures-filters.js';
import { periodOf, written } from './periods.js';
import { intervalOf, measureOf, numberOf, onlyOf, splitOf } from './question.js';
import { seasonLine } from './season-line.js';

/**
 * The measures of a period for supervisors and analysts: the figures next to those of other periods, the balance, one measure over time or by
 * code, and the complaints of each number. The address keeps the choices.
 */
class MeasuresDesk extends MeasuredDesk {
  willUpdate() {
    this.learnNames(splitOf(this.place));
    if (numberOf(this.place)) return;
    this.askFor(intervalOf(this.place), splitOf(this.place), measureOf(this.place));
  }

  async read() {
    const period = periodOf(this.place);
    const only = onlyOf(this.place);
    const measure = measureOf(this.place);
    const [figures, course] = await Promise.all([
      breakdown({ ...period, ...only, compare: 'before,year-before' }),
      breakdown(this.ofCourse),
    ]);
    return { measure, period, figures, course };
  }

  /** What the chart and its table show. */
  get ofCourse() {
    return {
      ...periodOf(this.place),
      ...onlyOf(this.place),
      measures: measureOf(this.place),
      interval: intervalOf(this.place),
      by: splitOf(this.place),
    };
  }

  /** The figures stand above the chart: a measure that is chosen there brings its chart into view. */
  updated(changed) {
    const before = changed.get('answer');
    if (before && this.answer && before.measure !== this.answer.measure) this.querySelector('.course')?.scrollIntoView();
  }

  /** Without a word of a year before in which nothing was counted. */
  against(before, yearBefore) {
    if (!isCounted(yearBefore)) return t('measures.againstBefore', { before: written(before) });
    return t('measures.against', { before: written(before), year: written(yearBefore) });
  }

  drawn({ measure, period, figures, course }) {
    const [asked, before, yearBefore] = figures.periods;
    const drawn = courseOf(course, measure);
    const said = allChangeUntil(asked.total);
    const against = html`${mayChange({ finalFrom: said })} <span>${this.against(before, yearBefore)}</span> ·`;
    return html`${this.upTo(figures, against)}
      ${seasonLine(this.place, [asked, ...figures.periods.slice(1).filter(isCounted)])} ${balanceLine(this.place, period.from, asked.balance)} ${figureCards(this.place, figures.periods, measure)}
      <section class="course" aria-labelledby="course-title">
        <div class="heading">
          <h3 id="course-title">${drawn.title}</h3>
          <export-button what="figures" .filters=${this.ofCourse} .of=${drawn.title}></export-button>
        </div>
        <p class="small">${tCode('measures.meaning', measure)}</p>
        <measure-chart .place=${this.place} .course=${drawn}></measure-chart>
        ${measureTable(this.place, drawn, said)}
      </section>`;
  }

  render() {
    if (numberOf(this.place)) return html`<complaints-behind .place=${this.place} .names=${this.names}></complaints-behind>`;
    return html`<section class="measures" aria-label=${t('view.measures')}>
      <div class="heading">
        <h2 tabindex="-1" data-home>${t('measures.title', { period: written(periodOf(this.place)) })}</h2>
        <views-button .place=${this.place}></views-button>
        <export-button what="figures" .filters=${{ ...periodOf(this.place), ...onlyOf(this.place), compare: 'before,year-before' }} .of=${t('view.measures')}></export-button>
      </div>
      ${this.chosen()}
      <measures-filters .place=${this.place} .names=${this.names}></measures-filters>
      ${this.figures((answer) => this.drawn(answer))}
      <call-figures .from=${periodOf(this.place).from} .to=${periodOf(this.place).to}></call-figures>
    </section>`;
  }
}

customElements.define('measures-desk', MeasuresDesk);
