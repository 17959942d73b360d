import { html } from 'lit';
import { looksAtCustomer } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { lookReasonName } from '../shared/policy-names.js';
import { short } from '../shared/times.js';
import { today } from '../shared/zone-time.js';
import '../shared/elements/list-buttons.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { needStyles } from '../shared/stylesheet.js';
import './sentences.js';

needStyles(new URL('../shared/elements/administration.css', import.meta.url));

/** Who looked at a customer's data, when, why and until when: for a customer who asks. Read when it is opened. */
class CustomerLooks extends PagedList {
  static properties = { customer: {}, since: {}, opened: { state: true } };

  constructor() {
    super();
    this.opened = false;
  }

  willUpdate(changes) {
    if (changes.has('customer')) this.opened = false;
  }

  get question() {
    return { from: this.since.slice(0, 10), to: today() };
  }

  page(after) {
    return looksAtCustomer(this.customer, { ...this.question, after });
  }

  open() {
    this.opened = true;
    this.ask(String(this.customer));
  }

  row({ at, login, name, what, why, until, numbers }) {
    return html`<tr>
      ${cell(t('customers.looks.at'), moment(at))} ${cell(t('customers.looks.who'), login ? html`<bdi>${name}</bdi> (${login})` : t(what === 'asked by an exchange' ? 'customers.looks.exchange' : 'customers.looks.gone'))}
      ${cell(t('customers.looks.what'), html`${tCode('lookKind', what)} ${numbers.join(' ')}`)}
      ${cell(t('customers.looks.why'), why ? html`${lookReasonName(why)}${until ? html` <span class="small">${t('customers.looks.until', { at: short(until) })}</span>` : ''}` : '–')}
    </tr>`;
  }

  list() {
    return this.states(
      () => html`<p class="state">${t('customers.looks.none')}</p>`,
      () => {
        const heads = ['at', 'who', 'what', 'why'].map((name) => tCode('customers.looks', name));
        return html`<p><export-button what="looks" .filters=${{ customer: String(this.customer), ...this.question }}></export-button></p>
          ${cards(t('customers.looks'), heads, this.rows.map((row) => this.row(row)))} ${this.moreButton()}`;
      },
    );
  }

  render() {
    return html`<details class="admin" @toggle=${({ target }) => target.open && !this.opened && this.open()}>
      <summary>${t('customers.looks')}</summary>
      ${this.opened ? this.list() : ''}
    </details>`;
  }
}

customElements.define('customer-looks', CustomerLooks);
