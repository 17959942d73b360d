import { html } from 'lit';
import { unprovenAttempts } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { telephony } from '../shared/policy-names.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import './sentences.js';

const MANY = 50;

/** Callbacks recorded as unanswered of which no call is known, or one that rang too short: a question to the agent, for supervisors. Tells `call-opened`. */
class UnprovenAttempts extends PagedList {
  connectedCallback() {
    super.connectedCallback();
    this.isChecked = true;
    this.ask('unproven');
  }

  page(after) {
    return unprovenAttempts({ limit: MANY, after });
  }

  loaded({ checked }) {
    this.isChecked = checked;
  }

  about({ number, customer }) {
    const place = number ? { view: 'open', case: number } : customer ? { view: 'customers', customer: String(customer) } : null;
    if (!place) return t('calls.none');
    const go = (event) => opensHere(event) && this.tell('go', { case: '', part: '', call: '', ...place });
    return html`<a href=${hrefOf(place)} @click=${go}>${number ?? t('calls.file')}</a>`;
  }

  known({ call, rangSeconds }) {
    if (!call) return html`<span class="badge due-soon">${t('calls.noCallKnown')}</span>`;
    return html`<span>${t('calls.rangFor', { n: rangSeconds ?? 0 })}</span>
      <button class="link row" type="button" data-open=${call} @click=${() => this.tell('call-opened', { id: call })}>${t('calls.openCall')}</button>`;
  }

  row(row, heads) {
    return html`<tr data-attempt="${row.callback}-${row.attempt}">
      ${cell(heads[0], moment(row.at))} ${cell(heads[1], html`<bdi>${row.agent.name}</bdi>`)} ${cell(heads[2], this.about(row))}
      ${cell(heads[3], html`${tCode('outcome', row.outcome)} <span class="small">${t('calls.attempt', { n: row.attempt })}</span>`)} ${cell(heads[4], this.known(row))}
    </tr>`;
  }

  nothing() {
    return html`<p class="state" role="status">${t(this.isChecked ? 'calls.allProven' : 'calls.noExchange')}</p>`;
  }

  table() {
    const heads = ['at', 'agent', 'about', 'outcome', 'call'].map((name) => tCode('calls.head', name));
    return html`<p class="small">${t('calls.unprovenHint', { n: telephony().routing.leastRingSeconds })}</p>
      <div class="wide-table" tabindex="0" role="group" aria-label=${t('calls.part.unproven')}>
        ${cards(t('calls.part.unproven'), heads, this.rows.map((row) => this.row(row, heads)))}
      </div>
      ${this.moreButton()}`;
  }

  render() {
    return this.states(() => this.nothing(), () => this.table());
  }
}

customElements.define('unproven-attempts', UnprovenAttempts);
