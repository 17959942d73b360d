import { html } from 'lit';
import '@vaadin/button';
import '../shared/elements/choice-select.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { baselines, measureChart } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import './baseline-dialog.js';
import './control-chart.js';
import { countsAtEnds, isOfParcels, wordsOf } from './measure-words.js';
import { numberLink } from './number-link.js';
import { brief } from './periods.js';

const INTERVALS = ['week', 'month'];

/** A share or a rate of parcels over time against a baseline that a person has named, with its table. */
class OverTime extends ReadingElement {
  static properties = { place: {}, question: {}, measure: {} };

  /** Analysts choose among baselines and make none. */
  get namesBaselines() {
    return pagePerson()?.role === 'supervisor';
  }

  get interval() {
    return INTERVALS.includes(this.place.interval) ? this.place.interval : 'week';
  }

  get asked() {
    const { by, ...rest } = this.question;
    return { ...rest, interval: this.interval, baseline: this.place.baseline };
  }

  willUpdate() {
    this.ask(JSON.stringify([this.measure, this.asked]));
  }

  async read() {
    const [chart, { items }] = await Promise.all([measureChart(this.measure, this.asked), baselines(this.measure)]);
    return { chart, named: items };
  }

  choices() {
    const items = (this.answer?.named ?? [])
      .filter(({ interval }) => interval === this.interval)
      .map(({ id, name, from, to }) => ({ value: String(id), label: t('chart.baselineOf', { name, from, to }) }));
    const intervals = INTERVALS.map((value) => ({ value, label: tCode('measures.interval', value) }));
    return html`<div class="measures-filters">
      <choice-select
        .label=${t('measures.intervalLabel')}
        .items=${intervals}
        .value=${this.interval}
        data-name="interval"
        @chosen=${(event) => this.tell('go', { interval: event.detail, baseline: '' })}
      ></choice-select>
      <choice-select
        .label=${t('chart.baseline')}
        .none=${t('chart.noBaseline')}
        .items=${items}
        .value=${this.place.baseline ?? ''}
        data-name="baseline"
        @chosen=${(event) => this.tell('go', { baseline: event.detail })}
      ></choice-select>
      ${this.namesBaselines
        ? html`<vaadin-button data-name="new-baseline" @click=${() => this.querySelector('baseline-dialog').open()}>${t('chart.newBaseline')}</vaadin-button>`
        : ''}
    </div>`;
  }

  /** Of few cases a middle, limits and runs say nothing. */
  drawn(chart) {
    const cases = chart.points.reduce((sum, { counted, of }) => sum + (isOfParcels(this.measure) ? counted : of), 0);
    if (cases < chart.fewest) return html`<p data-few>${t('chart.tooFew', { n: cases })}</p>`;
    return html`${this.said(chart)} <control-chart .place=${this.place} .answer=${chart}></control-chart> ${this.table(chart)}`;
  }

  said({ centre, widening, runs, points, baseline }) {
    const outside = points.filter((point) => point.outside).length;
    const missing = points.reduce((sum, { missingDays }) => sum + (missingDays ?? 0), 0);
    return html`<ul class="said">
      <li>${t('chart.centre', { value: wordsOf(this.measure, centre) })} ${baseline ? html`<bdi>${t('chart.because', { by: baseline.by, reason: baseline.reason })}</bdi>` : t('chart.own')}</li>
      ${missing ? html`<li data-missing-days=${missing}>${t('comparison.missingDays', { n: missing })}</li>` : ''}
      <li data-outside=${outside}>${outside ? t('chart.outside', { n: outside }) : t('chart.inside')}</li>
      <li>${t(runs.signal ? 'chart.runs' : 'chart.noRuns', { longest: runs.longest, most: runs.most, crossings: runs.crossings, fewest: runs.fewest })}</li>
      ${countsAtEnds(this.measure) ? html`<li>${t('chart.countsAtEnds')}</li>` : ''}
      ${widening > 1 ? html`<li>${t('chart.widened', { by: number(Math.round(widening * 10) / 10) })}</li>` : ''}
    </ul>`;
  }

  /** The counts of a point lead to their complaints; parcels are no complaints. */
  counts({ from, to, counted, of }) {
    const link = (count, part) => numberLink(this.place, count, { measure: this.measure, part, from, to });
    return html`${link(counted, 'counted')} / ${isOfParcels(this.measure) ? number(of) : link(of, 'whole')}`;
  }

  table({ points, interval }) {
    const caption = t('chart.title');
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption class="visually-hidden">
          ${caption}
        </caption>
        <thead>
          <tr><th scope="col">${t('measures.part')}</th><th scope="col">${t('measures.value')}</th><th scope="col">${t('chart.limits')}</th><th scope="col">${t('comparison.meaning')}</th></tr>
        </thead>
        <tbody>
          ${points.map(
            (point) => html`<tr>
              <th scope="row">${brief(point, interval)}</th>
              <td>${point.of ? html`<strong>${wordsOf(this.measure, point.value)}</strong> ${this.counts(point)}` : t('measures.none')}</td>
              <td>${point.of ? t('comparison.fromTo', { low: wordsOf(this.measure, point.low), high: wordsOf(this.measure, point.high) }) : ''}</td>
              <td class="meaning">${point.of ? t(point.outside ? 'chart.isOutside' : 'comparison.within') : ''}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  render() {
    return html`<section class="course" aria-labelledby="over-time-title">
      <h3 id="over-time-title">${t('chart.title')}</h3>
      ${this.choices()}
      ${this.states(({ chart }) => this.drawn(chart))}
      <baseline-dialog
        .measure=${this.measure}
        .asked=${this.asked}
        @baseline-made=${(event) => this.tell('go', { baseline: String(event.detail.id) })}
      ></baseline-dialog>
    </section>`;
  }
}

customElements.define('over-time', OverTime);
