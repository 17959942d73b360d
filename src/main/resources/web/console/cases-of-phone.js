import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { complaints } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { phoneWords } from '../shared/phones.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { faultWords } from '../shared/faults.js';
import { kindName } from '../shared/policy-names.js';
import '../shared/elements/sla-badge.js';

const PAUSE = 350;
/** Service numbers have as few; about shorter numbers there is nothing to say yet. */
const SHORTEST = 5;
const SHORTEST_FAULT = 7;

/**
 * The number of a phone as it was read, to be read back to the customer, and its cases: perhaps the customer asks about
 * one of them. About a number that can't be read it says why.
 */
class CasesOfPhone extends PageElement {
  static properties = { phone: {}, read: { state: true }, rows: { state: true }, fault: { state: true } };

  willUpdate(changes) {
    if (!changes.has('phone')) return;
    clearTimeout(this.soon);
    this.rows = null;
    this.read = null;
    this.fault = '';
    const phone = this.phone.trim();
    if (this.digits >= SHORTEST) this.soon = setTimeout(() => this.load(phone), PAUSE);
  }

  get digits() {
    return this.phone.normalize('NFKC').replace(/\D/g, '').length;
  }

  async load(phone) {
    const page = await complaints({ phone, view: 'open', limit: 20 }).catch((problem) => problem);
    if (phone !== this.phone.trim()) return;
    if (page.items) {
      this.rows = page.items;
      this.read = page.phone;
    } else if (page.status === 422 && this.digits >= SHORTEST_FAULT) {
      this.fault = faultWords(page, ['phone'], 'file.wrong').phone ?? '';
    }
  }

  render() {
    if (this.fault) return html`<p class="of-phone small" role="status">${this.fault}</p>`;
    if (!this.rows) return '';
    const open = this.rows.filter(({ endedAt }) => !endedAt);
    const ended = this.rows.length - open.length;
    return html`<section class="of-phone" role="status">
      <p class="small">
        ${this.read
          ? html`<span data-read>${t('new.phoneRead', { phone: phoneWords(this.read.written, this.read.extension) })}</span>`
          : ''}
        ${this.rows.length === 0 ? t('new.firstOfPhone') : t('new.casesOfPhone', { n: open.length, ended })}
      </p>
      <ul class="others">
        ${open.map(
          (row) => html`<li>
            <button class="link" type="button" @click=${() => this.tell('go', { case: row.number })}>${row.number}</button>
            <span class="small"
              ><bdi>${row.complainant}</bdi> · ${kindName(row.type, row.subtype)} · ${tCode('status', row.status)}</span
            >
            <sla-badge .due=${row.dueAt}></sla-badge> ${provisionalMark(row.provisional)}
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('cases-of-phone', CasesOfPhone);
