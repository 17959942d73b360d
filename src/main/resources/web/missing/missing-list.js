import { html } from 'lit';
import { missingFiles } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { departments } from '../shared/policy-names.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, choice } from '../shared/elements/pieces.js';
import { opensHere } from '../shared/opens-here.js';
import './file-count.js';
import './missing-form.js';
import './missing-steps.js';
import './sentences.js';
import { holderWords, saidWords, stateWords } from './missing-words.js';

const STATES = ['', 'overdue', 'held-back', 'delivered'];
const MANY = 50;

/** Files that are missing against the system's (A7), those due first before. */
class MissingList extends PagedList {
  static properties = { place: {} };

  get filters() {
    const { state, department } = this.place;
    return { state, department };
  }

  willUpdate(changes) {
    if (changes.has('place')) this.ask(JSON.stringify(this.filters));
  }

  page(after) {
    return missingFiles({ ...this.filters, limit: MANY, after });
  }

  changed() {
    this.rowChanged();
    this.load();
    this.querySelector('file-count')?.load();
    this.tell('notices-changed');
  }

  tools() {
    const { state = '', department = '' } = this.place;
    return html`<div class="missing-tools">
      <div class="desk-parts" role="group" aria-label=${t('missing.states')}>
        ${STATES.map((each) => html`<button class="button" data-state=${each} aria-pressed=${each === state ? 'true' : 'false'} @click=${() => this.tell('go', { state: each })}>${tCode('missingList', each || 'missing')}</button>`)}
      </div>
      ${choice({
        id: 'missing-department',
        label: t('missing.department'),
        value: department,
        items: [{ value: '', label: t('missing.all') }, ...departments().map(({ code, name }) => ({ value: code, label: nameOf(name) }))],
        change: (value) => this.tell('go', { department: value }),
      })}
    </div>`;
  }

  name({ customer, name }) {
    if (!customer) return html`<bdi>${name}</bdi> <span class="small">${t('missing.noFile')}</span>`;
    const place = { view: 'customers', customer: String(customer) };
    const open = (event) => opensHere(event) && this.tell('go', { case: '', part: '', state: '', department: '', ...place });
    return html`<a class="row" href=${hrefOf(place)} @click=${open}><bdi>${name}</bdi></a>`;
  }

  row(row, heads) {
    return html`<tr data-missing=${row.id}>
      ${cell(heads[0], this.name(row))} ${cell(heads[1], html`${holderWords(row)}${saidWords(row)}`)} ${cell(heads[2], stateWords(row))}
      ${cell(heads[3], html`<missing-steps .file=${row}></missing-steps>`)}
    </tr>`;
  }

  table() {
    const heads = ['customer', 'department', 'state', 'steps'].map((name) => tCode('missing.head', name));
    return html`${cards(t('missing.title'), heads, this.rows.map((row) => this.row(row, heads)))} ${this.moreButton()}`;
  }

  render() {
    return html`<section class="admin missing-list" aria-label=${t('missing.title')} @missing-stepped=${this.changed}>
      <file-count></file-count>
      <missing-form @missing-reported=${this.changed}></missing-form>
      ${this.tools()}
      ${this.states(() => html`<p class="state" role="status">${t('missing.none')}</p>`, () => this.table())}
    </section>`;
  }
}

customElements.define('missing-list', MissingList);
