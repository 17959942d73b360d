import { html } from 'lit';
import { customerChanges } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { codeName, departmentName } from '../shared/policy-names.js';
import { moment } from '../shared/elements/pieces.js';
import { PagedList } from '../shared/elements/paged-list.js';
import './sentences.js';

/** Which fields have their own words for their codes. */
const WORDS = {
  kind: (code) => tCode('customers.kind', code),
  language: (code) => tCode('language', code),
  calls: (code) => tCode('customers.consent', code),
  sms: (code) => tCode('customers.consent', code),
  department: departmentName,
  specialCare: (codes) => codes.map((code) => codeName('specialCare', code)).join(t('customers.and')),
};

/** The history of a file, read when it is opened. */
class CustomerChanges extends PagedList {
  static properties = { customer: {}, opened: { state: true } };

  constructor() {
    super();
    this.opened = false;
  }

  willUpdate(changes) {
    if ((changes.has('customer') || changes.has('opened')) && this.opened) this.ask(String(this.customer));
  }

  /** After a change of the file. */
  again() {
    if (this.opened) this.load();
  }

  page(after) {
    return customerChanges(this.customer, { limit: 20, after });
  }

  words(field, value) {
    if (value === undefined || value === null || value.length === 0) return t('customers.nothing');
    return WORDS[field]?.(value) ?? String(value);
  }

  difference(field, values) {
    const { before, after } = values[field] ?? {};
    if (field === 'reason') return html`<bdi>${after}</bdi>`;
    return html`${tCode('customers.field', field)}: <bdi>${this.words(field, before)}</bdi> → <bdi>${this.words(field, after)}</bdi>`;
  }

  change(entry) {
    return html`<li>
      ${moment(entry.at)} <strong>${tCode('customers.changed', entry.what)}</strong>
      <span class="small">${entry.by ? html`<bdi>${entry.by.name}</bdi>` : t('customers.byServer')}${entry.number ? ` · ${entry.number}` : ''}</span>
      ${entry.fields.map((field) => html`<p class="small">${this.difference(field, entry.values)}</p>`)}
    </li>`;
  }

  render() {
    return html`<details class="history" @toggle=${(event) => (this.opened = event.target.open)}>
      <summary>${t('customers.history')}</summary>
      ${this.opened
        ? this.states(
            () => '',
            () => html`<ol>${this.rows.map((entry) => this.change(entry))}</ol>${this.moreButton()}`,
          )
        : ''}
    </details>`;
  }
}

customElements.define('customer-changes', CustomerChanges);
