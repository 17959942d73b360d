import { html } from 'lit';
import { fileHandOvers } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { departments } from '../shared/policy-names.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, choice } from '../shared/elements/pieces.js';
import { opensHere } from '../shared/opens-here.js';
import './hand-over-form.js';
import './hand-over-steps.js';
import './sentences.js';
import { saidWords, stateWords, wayWords } from './hand-over-words.js';

const STATES = ['', 'to-check', 'returned', 'overdue'];
const MANY = 50;

/** Files that are handed over (A3), those due first before. Tells `hand-overs-changed`. */
class HandOverList extends PagedList {
  static properties = { place: {}, person: {} };

  get filters() {
    const { state, department } = this.place;
    return { state, department };
  }

  willUpdate(changes) {
    if (changes.has('place')) this.ask(JSON.stringify(this.filters));
  }

  page(after) {
    return fileHandOvers({ ...this.filters, limit: MANY, after });
  }

  changed() {
    this.rowChanged();
    this.load();
    this.tell('hand-overs-changed');
  }

  tools() {
    const { state = '', department = '' } = this.place;
    return html`<div class="hand-over-tools">
      <div class="desk-parts" role="group" aria-label=${t('handovers.states')}>
        ${STATES.map((each) => html`<button class="button" data-state=${each} aria-pressed=${each === state ? 'true' : 'false'} @click=${() => this.tell('go', { state: each })}>${tCode('handOverList', each || 'open')}</button>`)}
      </div>
      ${choice({
        id: 'hand-overs-department',
        label: t('handovers.waitsFor'),
        value: department,
        items: [{ value: '', label: t('handovers.all') }, ...departments().map(({ code, name }) => ({ value: code, label: nameOf(name) }))],
        change: (value) => this.tell('go', { department: value }),
      })}
    </div>`;
  }

  row(row, heads) {
    const place = { view: 'customers', customer: String(row.customer) };
    const open = (event) => opensHere(event) && this.tell('go', { case: '', part: '', state: '', department: '', ...place });
    return html`<tr data-hand-over=${row.id}>
      ${cell(heads[0], html`<a class="row" href=${hrefOf(place)} @click=${open}><bdi>${row.name}</bdi></a>`)}
      ${cell(heads[1], html`${wayWords(row)}${saidWords(row)}`)} ${cell(heads[2], stateWords(row))}
      ${cell(heads[3], html`<hand-over-steps .handOver=${row}></hand-over-steps>`)}
    </tr>`;
  }

  table() {
    const heads = ['customer', 'way', 'state', 'steps'].map((name) => tCode('handovers.head', name));
    return html`${cards(t('handovers.title'), heads, this.rows.map((row) => this.row(row, heads)))} ${this.moreButton()}`;
  }

  render() {
    return html`<section class="admin hand-over-list" aria-label=${t('handovers.title')} @hand-over-stepped=${this.changed}>
      <hand-over-form .person=${this.person} @files-given=${this.changed}></hand-over-form>
      ${this.tools()}
      ${this.states(() => html`<p class="state" role="status">${t('handovers.none')}</p>`, () => this.table())}
    </section>`;
  }
}

customElements.define('hand-over-list', HandOverList);
