import { html } from 'lit';
import '../shared/elements/list-buttons.js';
import { breakdown, comparison } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import './sentences.js';
import { comparisonTable } from './comparison-table.js';
import './complaints-behind.js';
import './funnel-chart.js';
import { isOfParcels, wordsOf } from './measure-words.js';
import { MeasuredDesk } from './measured-desk.js';
import './measures-filters.js';
import './over-time.js';
import { periodOf, written } from './periods.js';
import { comparedBy, membersOf, numberOf, onlyOf } from './question.js';
import './two-members.js';

/** Units or people compared with all of them by a share or a rate of parcels: a funnel, its table, and two of them next to each other. No ranking. */
class ComparisonDesk extends MeasuredDesk {
  /** The place with its usual choices written out, so that links to numbers name them. */
  get whole() {
    return { ...this.place, by: membersOf(this.place), measure: comparedBy(this.place) };
  }

  willUpdate() {
    this.learnNames(membersOf(this.place));
    if (numberOf(this.whole)) return;
    this.askFor(membersOf(this.place), comparedBy(this.place));
  }

  get question() {
    return { ...periodOf(this.place), ...onlyOf(this.place), by: membersOf(this.place) };
  }

  async read() {
    const measure = comparedBy(this.place);
    const whole = isOfParcels(measure) ? 'received' : measure;
    const [compared, all] = await Promise.all([
      comparison(measure, this.question),
      breakdown({ ...periodOf(this.place), ...onlyOf(this.place), measures: whole }),
    ]);
    const total = all.periods[0].total[whole];
    return { compared, leftOut: Math.max(0, isOfParcels(measure) ? leftOutOf(measure, total, compared) : total.of - compared.centre.of) };
  }

  /** What the picture says, in words. @param {object} compared @param {number} leftOut cases without a member */
  summary(compared, leftOut) {
    const { measure, by, centre, spread, tooFew, marked, fewest, members, missingDays } = compared;
    const ofParcels = isOfParcels(measure);
    const few = { n: tooFew.members, fewest, of: number(tooFew.of) };
    return html`${this.upTo(compared)}
      <ul class="said">
        ${centre.of
          ? html`<li data-centre>${t(ofParcels ? 'comparison.centreRate' : 'comparison.centre', { value: wordsOf(measure, centre.value), counted: number(centre.counted), of: number(centre.of) })}</li>`
          : ''}
        ${missingDays ? html`<li data-missing-days=${missingDays}>${t('comparison.missingDays', { n: missingDays })}</li>` : ''}
        ${leftOut ? html`<li data-left-out=${leftOut}>${t(ofParcels ? 'comparison.leftOutRate' : 'comparison.leftOut', { n: leftOut, by: tCode('measures.by', by) })}</li>` : ''}
        ${members.length
          ? html`<li>${t(ofParcels ? 'comparison.limitsRate' : 'comparison.limits')}</li>
              <li data-marked=${marked.members}>${marked.members ? t('comparison.marked', { n: marked.members, chance: number(Math.ceil(marked.byChance * 10) / 10) }) : t('comparison.noneMarked')}</li>`
          : ''}
        ${spread.widened ? html`<li>${t('comparison.widened', { phi: number(Math.round(spread.phi * 10) / 10) })}</li>` : ''}
        ${tooFew.members ? html`<li data-too-few=${tooFew.members}>${t(ofParcels ? 'comparison.tooFewRate' : 'comparison.tooFew', few)}</li>` : ''}
      </ul>`;
  }

  drawn({ compared, leftOut }) {
    const title = t('measures.titleBy', { measure: tCode('measures.name', compared.measure), by: tCode('measures.by', compared.by) });
    return html`${this.summary(compared, leftOut)}
      ${compared.members.length
        ? html`<section class="course" aria-labelledby="funnel-title">
              <h3 id="funnel-title">${title}</h3>
              <funnel-chart .place=${this.whole} .answer=${compared} .names=${this.names}></funnel-chart>
              ${comparisonTable(this.whole, compared, title)}
            </section>
            <two-members .place=${this.whole} .answer=${compared} .question=${this.question} .names=${this.names}></two-members>`
        : html`<p class="state">${t('comparison.nothing')}</p>`}
      <over-time .place=${this.whole} .question=${this.question} .measure=${comparedBy(this.place)}></over-time>`;
  }

  render() {
    if (numberOf(this.whole)) return html`<complaints-behind .place=${this.whole} .names=${this.names}></complaints-behind>`;
    return html`<section class="measures" aria-label=${t('view.comparison')}>
      <div class="heading">
        <h2 tabindex="-1" data-home>${t('comparison.title', { period: written(periodOf(this.place)) })}</h2>
        <export-button what="comparison" .filters=${{ ...this.question, measure: comparedBy(this.place) }}></export-button>
      </div>
      ${this.chosen()}
      <measures-filters comparing .place=${this.place} .names=${this.names}></measures-filters>
      ${this.figures((answer) => this.drawn(answer))}
    </section>`;
  }
}

/** Complaints that were received but are behind no rate: they name no member, or its parcels of the day are missing. */
function leftOutOf(measure, received, { centre }) {
  return measure === 'complaints-per-10000' ? received.counted - centre.counted : 0;
}

customElements.define('comparison-desk', ComparisonDesk);
