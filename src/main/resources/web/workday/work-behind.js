import { html } from 'lit';
import { workBehind } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { departmentName } from '../shared/policy-names.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { span } from './work-words.js';
import './sentences.js';

const CALLS = ['calls', 'reached', 'abandoned-by-us', 'not-called'];
const BREAKS = ['breaks', 'breaks-over'];

/**
 * The offers, calls or breaks that a number counts. Tells `close`.
 *
 * @prop {{part: string, query: object}} of a `WorkPart` of the contract, and for whom and when
 */
class WorkBehind extends PagedList {
  static properties = { of: {} };

  willUpdate(changed) {
    if (changed.has('of')) this.ask(JSON.stringify(this.of));
  }

  page(after) {
    return workBehind(this.of.part, { ...this.of.query, after });
  }

  get name() {
    return t('work.behind', { what: tCode('work.part', this.of.part) });
  }

  about({ about, reason }) {
    if (CALLS.includes(this.of.part)) return tCode('callback.attempt', about);
    if (BREAKS.includes(this.of.part)) return reason ? nameOf(reason) : about || t('work.none');
    return tCode('workKind', about);
  }

  outcome({ answer, overSeconds }) {
    if (BREAKS.includes(this.of.part)) return overSeconds ? html`<span class="late">${t('work.over', { time: span(overSeconds) })}</span>` : t('work.none');
    if (CALLS.includes(this.of.part)) return t('work.none');
    return answer ? tCode('work.answer', answer) : t('work.open');
  }

  caseLink(number) {
    const place = { view: 'open', case: number };
    return html`<a href=${hrefOf(place)} @click=${(event) => opensHere(event) && this.tell('go', place)}>${number}</a>`;
  }

  row(row, heads) {
    const values = [
      moment(row.at),
      row.agent ? html`<bdi>${row.agent.name}</bdi>` : t('work.none'),
      departmentName(row.line) || row.line || t('work.noLine'),
      this.about(row),
      this.outcome(row),
      span(row.seconds),
      row.case ? this.caseLink(row.case) : t('work.none'),
    ];
    return html`<tr class="row">
      ${values.map((value, i) => (value === t('work.none') ? html`<td class="none">${value}</td>` : cell(heads[i], value)))}
    </tr>`;
  }

  table() {
    const heads = ['at', 'agent', 'line', 'about', 'outcome', 'lasted', 'case'].map((head) => tCode('work.behindHead', head));
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${this.name}>
        ${cards(this.name, heads, this.rows.map((row) => this.row(row, heads)))}
      </div>
      ${this.moreButton()}`;
  }

  render() {
    return html`<section class="work-behind" aria-label=${this.name}>
      <div class="heading">
        <h4>${this.name}</h4>
        <button class="link" type="button" data-close @click=${() => this.tell('close')}>${t('work.close')}</button>
      </div>
      ${this.states(() => html`<p class="state" role="status">${t('work.nothingBehind')}</p>`, () => this.table())}
    </section>`;
  }
}

customElements.define('work-behind', WorkBehind);
