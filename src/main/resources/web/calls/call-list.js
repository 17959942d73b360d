import { html } from 'lit';
import { calls } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import './sentences.js';
import { durationWords, endWords, numberWords, stateOf } from './call-words.js';

const MANY = 50;

/** Calls, newest first, with who hung up first (T11) and what they were about; those without a record are to be written. Tells `call-opened`. */
class CallList extends PagedList {
  static properties = { view: {} };

  willUpdate(changes) {
    if (changes.has('view')) this.ask(this.view);
  }

  page(after) {
    return calls({ view: this.view, limit: MANY, after });
  }

  place(place, words) {
    const go = (event) => opensHere(event) && this.tell('go', { case: '', part: '', call: '', ...place });
    return html`<a href=${hrefOf(place)} @click=${go}>${words}</a>`;
  }

  about({ record, owed, complaint, customer }) {
    return html`${record ? html`<strong>${tCode('calls.kind', record.kind)}</strong> <bdi>${record.who}</bdi> <bdi class="small">${record.what}</bdi>` : ''}
    ${owed ? html`<span class="badge due-soon">${t('calls.noRecord')}</span>` : ''}
    ${complaint ? this.place({ view: 'open', case: complaint }, complaint) : ''}
    ${customer ? this.place({ view: 'customers', customer: String(customer) }, t('calls.file')) : ''}`;
  }

  row(row, heads) {
    const state = stateOf(row);
    const open = () => this.tell('call-opened', row);
    return html`<tr data-call=${row.id}>
      ${cell(
        heads[0],
        html`${moment(row.offeredAt ?? row.answeredAt)} <span class="small">${tCode('calls.direction', row.direction)}</span>
          ${row.byHand ? html`<span class="small">${t('calls.byHandMark')}</span>` : ''}`,
      )}
      ${cell(heads[1], numberWords(row))} ${cell(heads[2], row.agent ? html`<bdi>${row.agent.name}</bdi>` : t('calls.none'))}
      ${cell(
        heads[3],
        html`${state === 'ended' ? '' : html`<span class="badge running">${tCode('calls.state', state)}</span>`} ${durationWords(row)}
          <span class="small">${endWords(row)}</span>`,
      )}
      ${cell(heads[4], this.about(row))}
      ${cell(
        heads[5],
        html`<button class="link row" type="button" data-open=${row.id} @click=${open}>
          ${t(row.record ? 'calls.openRecord' : row.owed ? 'calls.write' : 'calls.openCall')}<span class="visually-hidden"> ${row.numberWritten ?? ''}</span>
        </button>`,
      )}
    </tr>`;
  }

  nothing() {
    return html`<p class="state" role="status">${t(this.view === 'due' || this.view === 'all-due' ? 'calls.noneOwed' : 'calls.noCalls')}</p>`;
  }

  table() {
    const heads = ['at', 'number', 'agent', 'lasted', 'about', 'steps'].map((name) => tCode('calls.head', name));
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${tCode('calls.part', this.view)}>
        ${cards(tCode('calls.part', this.view), heads, this.rows.map((row) => this.row(row, heads)))}
      </div>
      ${this.moreButton()}`;
  }

  render() {
    return this.states(() => this.nothing(), () => this.table());
  }
}

customElements.define('call-list', CallList);
