import { html } from 'lit';
import { careDue } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { codesOf, nameOf, t, tCode } from '../shared/language.js';
import { departmentName, departments } from '../shared/policy-names.js';
import { howWords, periodWords, ruleWords } from './care-words.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, choice } from '../shared/elements/pieces.js';
import { opensHere } from '../shared/opens-here.js';
import './contact-report-dialog.js';
import './excuse-dialog.js';
import './sentences.js';

const STATES = ['due', 'soon', 'done', 'missed', 'excused'];
const MANY = 50;

/** Contacts of one state, those whose period ends first before. Tells `care-changed`. */
class CareList extends PagedList {
  static properties = { place: {}, person: {} };

  get filters() {
    const { state = 'due', tier, level, department, mine } = this.place;
    return { state, tier, level, department, mine };
  }

  willUpdate(changes) {
    if (changes.has('place')) this.ask(JSON.stringify(this.filters));
  }

  page(after) {
    return careDue({ ...this.filters, limit: MANY, after });
  }

  changed() {
    this.rowChanged();
    this.load();
    this.tell('care-changed');
  }

  narrow(name, label, codes) {
    return choice({
      id: `care-${name}`,
      label,
      value: this.place[name] ?? '',
      items: [{ value: '', label: t('care.all') }, ...codes],
      change: (value) => this.tell('go', { [name]: value }),
    });
  }

  tools() {
    const { state = 'due', mine } = this.place;
    const coded = (group) => codesOf(group).map((value) => ({ value, label: tCode(group, value) }));
    return html`<div class="desk-parts" role="group" aria-label=${t('care.states')}>
        ${STATES.map((each) => html`<button class="button" data-state=${each} aria-pressed=${each === state ? 'true' : 'false'} @click=${() => this.tell('go', { state: each })}>${tCode('careList', each)}</button>`)}
        <button class="button" data-mine aria-pressed=${mine ? 'true' : 'false'} @click=${() => this.tell('go', { mine: mine ? '' : 'true' })}>${t('care.mine')}</button>
      </div>
      <div class="care-tools">
        ${this.narrow('tier', t('care.head.tier'), coded('tier'))} ${this.narrow('level', t('care.level'), coded('careLevel'))}
        ${this.narrow('department', t('care.department'), departments().map(({ code, name }) => ({ value: code, label: nameOf(name) })))}
      </div>`;
  }

  row(row, heads) {
    const { customer, name, state, responsibleName, department, reason, excusedByName } = row;
    const place = { view: 'customers', customer: String(customer) };
    return html`<tr data-care=${customer} data-rule=${row.rule}>
      ${cell(heads[0], html`<a class="row" href=${hrefOf(place)} @click=${(event) => opensHere(event) && this.tell('go', { case: '', ...place })}><bdi>${name}</bdi></a> <span class="badge">${tCode('tier', row.tier)}</span>`)}
      ${cell(heads[1], html`${ruleWords(row)}<div class="small">${howWords(row)}</div>`)} ${cell(heads[2], periodWords(row))}
      ${cell(heads[3], html`<bdi>${responsibleName ?? ''}</bdi>${department ? html`<div class="small">${departmentName(department)}</div>` : ''}`)}
      ${cell(heads[4], state === 'due' ? this.steps(row) : reason ? html`<bdi>${t('care.excusedBy', { name: excusedByName, reason })}</bdi>` : tCode('careState', state))}
    </tr>`;
  }

  steps(row) {
    const customer = { id: row.customer, name: row.name };
    return html`<button class="button" data-report aria-label=${t('care.reportOf', { name: row.name })} @click=${() => this.querySelector('contact-report-dialog').open(customer, row)}>${t('care.report')}</button>
      ${this.person?.role === 'supervisor'
        ? html`<button class="button quiet" data-excuse aria-label=${t('care.excuseOf', { name: row.name })} @click=${() => this.querySelector('excuse-dialog').open(row)}>${t('care.excuse')}</button>`
        : ''}`;
  }

  table() {
    const heads = ['customer', 'rule', 'period', 'responsible', 'steps'].map((name) => tCode('care.head', name));
    return html`${cards(t('view.care'), heads, this.rows.map((row) => this.row(row, heads)))} ${this.moreButton()}`;
  }

  render() {
    return html`<div class="care-list">
      ${this.tools()}
      ${this.states(() => html`<p class="state" role="status">${tCode('care.none', this.filters.state)}</p>`, () => this.table())}
      <contact-report-dialog @contact-reported=${this.changed}></contact-report-dialog>
      <excuse-dialog @excused=${this.changed}></excuse-dialog>
    </div>`;
  }
}

customElements.define('care-list', CareList);
