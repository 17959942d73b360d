import { html } from 'lit';
import { callFigures } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { handlingWords, limitWords, shareWords, span, waitWords } from './call-words.js';
import './calls-behind.js';
import './sentences.js';

const SPLITS = ['day', 'month', 'hour', 'queue', 'connector', 'agent'];
const HEADS = ['offered', 'wait', 'responded', 'level', 'rings', 'abandoned', 'missed', 'handling', 'first', 'record', 'unknown'];
const LONGEST = 400;
const DAY = 24 * 60 * 60_000;

/** How fast telephone calls of a period were answered, how they were handled and what became of the missed ones. No one is ranked. */
class CallFigures extends ReadingElement {
  static properties = { from: {}, to: {}, by: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.by = 'day';
    this.open = null;
  }

  get isTooLong() {
    return (Date.parse(this.to) - Date.parse(this.from)) / DAY >= LONGEST;
  }

  willUpdate(changed) {
    if (changed.has('from') || changed.has('to')) this.open = null;
    if (this.from) this.ask(JSON.stringify([this.from, this.to, this.by]), !this.isTooLong);
  }

  read() {
    return callFigures({ from: this.from, to: this.to, by: this.by });
  }

  /** A number that opens the calls that it counts. */
  link(row, part, words) {
    const n = row.figures.numbers[part];
    if (!n) return words ?? number(0);
    return html`<button class="link" data-part=${part} @click=${() => this.show(row, part)}>${words ?? number(n)}</button>`;
  }

  show({ code }, part) {
    const query = { from: this.from, to: this.to };
    if (code !== null) {
      if (this.by === 'day') Object.assign(query, { from: code, to: code });
      else if (this.by === 'month') Object.assign(query, this.ofMonth(code));
      else query[this.by] = this.by === 'hour' ? Number(code) : code;
    }
    this.open = { part, query };
  }

  /** Its days within the period. @param {string} month such as 2026-09 */
  ofMonth(month) {
    const [year, n] = month.split('-').map(Number);
    const last = new Date(Date.UTC(year, n, 0)).toISOString().slice(0, 10);
    return { from: [`${month}-01`, this.from].sort()[1], to: [last, this.to].sort()[0] };
  }

  values(row) {
    const { figures } = row;
    const { numbers } = figures;
    return [
      html`${number(figures.offered)} · ${t('callFigures.answered')} ${this.link(row, 'answered')}`,
      waitWords(figures.speedOfAnswer),
      this.link(row, 'responded', shareWords(figures.responded)),
      this.link(row, 'answered-in-time', shareWords(figures.serviceLevel)),
      html`${this.link(row, 'rang-in-time', shareWords(figures.withinRings))} ${numbers['rang-to-apologise'] ? html`· ${t('callFigures.late')} ${this.link(row, 'rang-to-apologise')}` : ''}`,
      html`${this.link(row, 'abandoned', shareWords(figures.abandonment))} ${numbers['abandoned-short'] ? html`· ${t('callFigures.short')} ${this.link(row, 'abandoned-short')}` : ''}`,
      html`${this.link(row, 'missed')} ${numbers.missed ? html`· ${t('callFigures.without')} ${this.link(row, 'missed-without-callback')}` : ''}`,
      handlingWords(figures.handling),
      this.link(row, 'agent-first', shareWords(figures.customerFirst)),
      this.link(row, 'unrecorded'),
      number(numbers.unknown + numbers['end-unknown']),
    ];
  }

  name({ code, name }) {
    if (this.by === 'hour') return t('callFigures.hour', { from: code });
    return html`<bdi>${name || (code && code !== '0' ? code : t('callFigures.nobody'))}</bdi>`;
  }

  table({ rows, total, by }) {
    const all = [
      ...rows.map((row) => ({ ...row, words: this.name(row) })),
      { code: null, words: html`<strong>${t('callFigures.total')}</strong>`, figures: total },
    ];
    const heads = [tCode('callFigures.by', by), ...HEADS.map((head) => tCode('callFigures.head', head))];
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('callFigures.title')}>
      ${cards(
        t('callFigures.title'),
        heads,
        all.map(
          (row) => html`<tr data-row=${row.code ?? 'total'}>
            ${cell(heads[0], row.words)} ${this.values(row).map((value, i) => cell(heads[i + 1], value))}
          </tr>`,
        ),
      )}
    </div>`;
  }

  choices() {
    const splits = pagePerson()?.role === 'supervisor' ? SPLITS : SPLITS.filter((by) => by !== 'agent');
    return html`<p class="choices">
      <label
        >${t('callFigures.split')}
        <select class="input" data-pick="by" @change=${(event) => this.choose(event.target.value)}>
          ${splits.map((by) => html`<option value=${by} ?selected=${this.by === by}>${tCode('callFigures.by', by)}</option>`)}
        </select></label
      >
    </p>`;
  }

  choose(by) {
    this.by = by;
    this.open = null;
  }

  drawn(answer) {
    const { total } = answer;
    if (!total.offered && !total.numbers.handled && !total.numbers['end-unknown']) return html`<p class="small">${t('callFigures.nothing')}</p>`;
    return html`<p class="small formula">${limitWords(answer.limits)}</p>
      ${this.table(answer)}
      ${this.open
        ? html`<calls-behind
            .part=${this.open.part}
            .query=${this.open.query}
            .words=${tCode('callFigures.part', this.open.part)}
            @close=${() => (this.open = null)}
          ></calls-behind>`
        : ''}
      <p class="small">${t('callFigures.explained', { longest: span(total.speedOfAnswer.longestSeconds) })}</p>`;
  }

  render() {
    return html`<section class="call-figures" aria-labelledby="calls-title">
      <h3 id="calls-title">${t('callFigures.title')}</h3>
      ${this.isTooLong ? html`<p class="small">${t('callFigures.tooLong', { n: LONGEST })}</p>` : html`${this.choices()} ${this.states((answer) => this.drawn(answer))}`}
    </section>`;
  }
}

customElements.define('call-figures', CallFigures);
