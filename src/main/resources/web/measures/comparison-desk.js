import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { ReadingAgain } from '../shared/elements/reading-again.js';
import { notRefreshed } from '../shared/elements/row-list.js';
import { wordsFor } from '../shared/elements/words.js';
import { breakdown, comparison } from '../shared/api.js';
import { number, percent, t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import './sentences.js';
import { codeName, learnCodes } from './code-names.js';
import { comparisonTable } from './comparison-table.js';
import './complaints-behind.js';
import './funnel-chart.js';
import './measures-filters.js';
import './over-time.js';
import { isTooLong, MOST_DAYS, periodOf, written } from './periods.js';
import { membersOf, numberOf, onlyOf, shareOf } from './question.js';
import './two-members.js';

/** Units or people compared with all of them by a share: a funnel, its table, and two of them next to each other. No ranking. */
class ComparisonDesk extends PageElement {
  static properties = { place: {}, read: { state: true }, problem: { state: true }, names: { state: true } };

  constructor() {
    super();
    this.read = null;
    this.problem = '';
    this.names = 0;
    this.readingAgain = new ReadingAgain(this, () => this.load());
  }

  /** The place with its usual choices written out, so that links to numbers name them. */
  get whole() {
    return { ...this.place, by: membersOf(this.place), measure: shareOf(this.place) };
  }

  willUpdate() {
    this.learnNames();
    if (numberOf(this.whole)) return;
    const period = periodOf(this.place);
    const key = JSON.stringify([period, onlyOf(this.place), membersOf(this.place), shareOf(this.place)]);
    if (key === this.key) return;
    this.key = key;
    this.problem = '';
    if (!isTooLong(period)) this.load();
  }

  async learnNames() {
    const needed = ['agent', ...Object.keys(onlyOf(this.place)), membersOf(this.place)];
    if (String(needed) === String(this.needed)) return;
    this.needed = needed;
    await Promise.all(needed.map(learnCodes));
    this.names += 1;
  }

  get question() {
    return { ...periodOf(this.place), ...onlyOf(this.place), by: membersOf(this.place) };
  }

  async load() {
    const { key } = this;
    try {
      const measure = shareOf(this.place);
      const [answer, all] = await Promise.all([
        comparison(measure, this.question),
        breakdown({ ...periodOf(this.place), ...onlyOf(this.place), measures: measure }),
      ]);
      if (key !== this.key) return;
      this.read = { key, answer, leftOut: Math.max(0, all.periods[0].total[measure].of - answer.centre.of) };
      this.problem = '';
      this.readingAgain.answered();
    } catch (problem) {
      if (key !== this.key) return;
      this.problem = wordsFor(problem);
      this.readingAgain.failed(problem);
    }
  }

  /** After the feed missed events. */
  resync() {
    this.load();
  }

  chosen() {
    const only = Object.entries(onlyOf(this.place)).map(([name, code]) => t('measures.only', { name: tCode('measures.by', name), code: codeName(name, code) }));
    return only.length ? html`<p class="printed">${only.join(' · ')}</p>` : '';
  }

  /** What the picture says, in words. @param {object} answer @param {number} leftOut cases without a member */
  summary({ asOf, lacking, by, centre, spread, tooFew, marked, fewest, members }, leftOut) {
    const few = { n: tooFew.members, fewest, of: number(tooFew.of) };
    return html`<p class="small">
        <time datetime=${asOf} title=${exact(asOf)}>${t('measures.asOf', { at: short(asOf) })}</time>
        <button class="link" @click=${this.load}>${t('measures.readAgain')}</button>
      </p>
      ${lacking.count ? html`<p class="notice failed">${t('measures.lacking', { n: lacking.count })}</p>` : ''}
      <ul class="said">
        ${centre.of ? html`<li>${t('comparison.centre', { value: percent(centre.value), counted: number(centre.counted), of: number(centre.of) })}</li>` : ''}
        ${leftOut ? html`<li data-left-out=${leftOut}>${t('comparison.leftOut', { n: leftOut, by: tCode('measures.by', by) })}</li>` : ''}
        ${members.length
          ? html`<li>${t('comparison.limits')}</li>
              <li data-marked=${marked.members}>${marked.members ? t('comparison.marked', { n: marked.members, chance: number(Math.ceil(marked.byChance * 10) / 10) }) : t('comparison.noneMarked')}</li>`
          : ''}
        ${spread.widened ? html`<li>${t('comparison.widened', { phi: number(Math.round(spread.phi * 10) / 10) })}</li>` : ''}
        ${tooFew.members ? html`<li data-too-few=${tooFew.members}>${t('comparison.tooFew', few)}</li>` : ''}
      </ul>`;
  }

  figures() {
    if (isTooLong(periodOf(this.place))) return html`<p class="notice failed" role="alert">${t('measures.tooLong', { n: MOST_DAYS })}</p>`;
    if (!this.read) {
      return this.problem
        ? html`<div class="state" role="alert"><p>${this.problem}</p><button class="button" @click=${this.load}>${t('state.retry')}</button></div>`
        : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    }
    const { key, answer, leftOut } = this.read;
    const title = t('measures.titleBy', { measure: tCode('measures.name', answer.measure), by: tCode('measures.by', answer.by) });
    return html`<div role="alert">${this.problem ? notRefreshed(this.problem, () => this.load()) : ''}</div>
      <div class="read" aria-busy=${key === this.key ? 'false' : 'true'}>
        ${this.summary(answer, leftOut)}
        ${answer.members.length
          ? html`<section class="course" aria-labelledby="funnel-title">
                <h3 id="funnel-title">${title}</h3>
                <funnel-chart .place=${this.whole} .answer=${answer} .names=${this.names}></funnel-chart>
                ${comparisonTable(this.whole, answer, title)}
              </section>
              <two-members .place=${this.whole} .answer=${answer} .question=${this.question} .names=${this.names}></two-members>`
          : html`<p class="state">${t('comparison.nothing')}</p>`}
        <over-time .place=${this.whole} .question=${this.question} .measure=${shareOf(this.place)}></over-time>
      </div>`;
  }

  render() {
    if (numberOf(this.whole)) return html`<complaints-behind .place=${this.whole} .names=${this.names}></complaints-behind>`;
    return html`<section class="measures" aria-label=${t('view.comparison')}>
      <h2 tabindex="-1" data-home>${t('comparison.title', { period: written(periodOf(this.place)) })}</h2>
      ${this.chosen()}
      <measures-filters comparing .place=${this.place} .names=${this.names}></measures-filters>
      ${this.figures()}
    </section>`;
  }
}

customElements.define('comparison-desk', ComparisonDesk);
