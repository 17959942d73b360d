import { html } from 'lit';
import { careCounts } from '../shared/api.js';
import { number, percent, t, tCode } from '../shared/language.js';
import { periodWords, ruleWords } from './care-words.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';

const NUMBERS = ['plan', 'done', 'due', 'missed', 'excused'];
/** Of fewer a share says nothing. */
const FEWEST = 10;

/** How many contacts were due by rule and tier, and what became of them: the periods that are under way, and those before. */
class CareCounts extends ReadingElement {
  static properties = { place: {} };

  willUpdate() {
    const { department = '', mine = '' } = this.place;
    this.ask(`${department} ${mine}`);
  }

  read() {
    const { department, mine } = this.place;
    return careCounts({ department, mine });
  }

  share({ plan, done, important }) {
    const words = plan < FEWEST ? t('care.of', { n: done, of: plan }) : percent(done / plan);
    return html`${words}${important ? html` <span class="badge ${done < plan ? 'due-soon' : ''}">${t('care.important')}</span>` : ''}`;
  }

  row(count, heads) {
    return html`<tr data-count=${count.rule} data-from=${count.from}>
      ${cell(heads[0], ruleWords(count))} ${cell(heads[1], tCode('tier', count.tier))} ${cell(heads[2], periodWords(count))}
      ${NUMBERS.map((name, i) => cell(heads[3 + i], number(count[name])))} ${cell(heads[8], this.share(count))}
    </tr>`;
  }

  render() {
    const heads = ['rule', 'tier', 'period', ...NUMBERS, 'share'].map((name) => tCode('care.head', name));
    return html`<div class="care-counts">
      <h3>${t('care.counts')}</h3>
      ${this.states(({ items }) =>
        items.length ? cards(t('care.counts'), heads, items.map((count) => this.row(count, heads))) : html`<p class="state">${t('care.noCounts')}</p>`,
      )}
    </div>`;
  }
}

customElements.define('care-counts', CareCounts);
