import { html } from 'lit';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { codeName, learnCodes } from './code-names.js';
import { isTooLong, MOST_DAYS, periodOf } from './periods.js';
import { onlyOf } from './question.js';

/** A desk of measures of a period, narrowed by filters: when it reads them, the names that its codes need, and the words above its figures. */
export class MeasuredDesk extends ReadingElement {
  static properties = { place: {}, names: { state: true } };

  constructor() {
    super();
    this.names = 0;
  }

  /** Reads for the period, the filters and other choices. @param {string[]} choices */
  askFor(...choices) {
    const period = periodOf(this.place);
    this.ask(JSON.stringify([period, onlyOf(this.place), ...choices]), !isTooLong(period));
  }

  /** Names of the filters and of the split; the page is drawn again with them. @param {string} split */
  async learnNames(split) {
    const needed = ['agent', ...Object.keys(onlyOf(this.place)), split];
    if (String(needed) === String(this.needed)) return;
    this.needed = needed;
    await Promise.all(needed.map(learnCodes));
    this.names += 1;
  }

  /** On paper the filters are written out. */
  chosen() {
    const only = Object.entries(onlyOf(this.place)).map(([name, code]) => t('measures.only', { name: tCode('measures.by', name), code: codeName(name, code) }));
    return only.length ? html`<p class="printed">${only.join(' · ')}</p>` : '';
  }

  /** Up to when an answer counts, and what it lacks. @param {{asOf: string, lacking: {count: number}}} answer @param {unknown} [before] in the same line */
  upTo({ asOf, lacking }, before = '') {
    return html`<p class="small">
        ${before}
        <time datetime=${asOf} title=${exact(asOf)}>${t('measures.asOf', { at: short(asOf) })}</time>
        <button class="link" @click=${() => this.load()}>${t('measures.readAgain')}</button>
      </p>
      ${lacking.count ? html`<p class="notice failed">${t('measures.lacking', { n: lacking.count })}</p>` : ''}`;
  }

  /** @param {(answer: object) => unknown} draw */
  figures(draw) {
    return isTooLong(periodOf(this.place))
      ? html`<p class="notice failed" role="alert">${t('measures.tooLong', { n: MOST_DAYS })}</p>`
      : this.states((answer) => html`<div class="read" aria-busy=${String(this.isBusy)}>${draw(answer)}</div>`);
  }
}
