import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { complaints, customers } from '../shared/api.js';
import { t } from '../shared/language.js';
import { phoneWords } from '../shared/phones.js';
import { faultWords } from '../shared/faults.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import '../shared/elements/sla-badge.js';
import './sentences.js';
import { blacklistWords, caseWords, missingWords, partsWords, standing, tierBadges } from './file-words.js';

const PAUSE = 350;
/** Service numbers have as few; about shorter numbers there is nothing to say yet. */
const SHORTEST = 5;
const SHORTEST_FAULT = 7;

/**
 * The number of a phone as it was read, to be read back to the customer, and all customers' files with it: perhaps the customer asks about one
 * of their open cases. Branches, who see no files, get their own cases. About a number that can't be read it says why. Tells `customer-chosen` with
 * a file.
 */
class CustomersOfPhone extends PageElement {
  static properties = { phone: {}, branch: { type: Boolean }, answer: { state: true }, fault: { state: true } };

  willUpdate(changes) {
    if (!changes.has('phone')) return;
    clearTimeout(this.soon);
    this.answer = null;
    this.fault = '';
    const phone = this.phone.trim();
    if (this.digits >= SHORTEST) this.soon = setTimeout(() => this.load(phone), PAUSE);
  }

  get digits() {
    return this.phone.normalize('NFKC').replace(/\D/g, '').length;
  }

  async load(phone) {
    const asked = this.branch ? complaints({ phone, view: 'open', limit: 20 }) : customers({ phone, limit: 20 });
    const answer = await asked.catch((problem) => problem);
    if (phone !== this.phone.trim()) return;
    if (answer.items) {
      this.answer = answer;
    } else if (answer.status === 422 && this.digits >= SHORTEST_FAULT) {
      this.fault = faultWords(answer, ['phone'], 'file.wrong').phone ?? '';
    }
  }

  openCase(row, name) {
    return html`<li>
      <button class="link" type="button" @click=${() => this.tell('go', { case: row.number })}>${row.number}</button>
      <span class="small">${name ? html`<bdi>${name}</bdi> · ` : ''}${caseWords(row)}</span>
      <sla-badge .due=${row.dueAt}></sla-badge> ${provisionalMark(row.provisional)}
    </li>`;
  }

  file(file) {
    const address = file.contacts.find(({ kind }) => kind === 'address');
    return html`<li class="file" data-customer=${file.id}>
      <p>
        <strong><bdi>${file.name}</bdi></strong> ${tierBadges(file)}
        <button class="link" type="button" aria-label=${t('customers.useNamed', { name: file.name })} @click=${() => this.tell('customer-chosen', file)}
          >${t('customers.use')}</button
        >
        <span class="small">${standing(file)}</span>
      </p>
      ${address ? html`<p class="small"><bdi>${address.value}</bdi></p>` : ''} ${partsWords(file)} ${blacklistWords(file)} ${missingWords(file)}
      ${file.openCases.length ? html`<ul class="others">${file.openCases.map((row) => this.openCase(row))}</ul>` : ''}
    </li>`;
  }

  list({ items }) {
    if (this.branch) {
      return html`<ul class="others">${items.filter(({ endedAt }) => !endedAt).map((row) => this.openCase(row, row.complainant))}</ul>`;
    }
    return items.length ? html`<ul class="files">${items.map((file) => this.file(file))}</ul>` : '';
  }

  summary({ items }) {
    if (items.length === 0) return t('new.firstOfPhone');
    if (!this.branch) return t('customers.ofPhone', { n: items.length });
    const open = items.filter(({ endedAt }) => !endedAt).length;
    return t('new.casesOfPhone', { n: open, ended: items.length - open });
  }

  render() {
    if (this.fault) return html`<p class="of-phone small" role="status">${this.fault}</p>`;
    if (!this.answer) return '';
    const { phone } = this.answer;
    return html`<section class="of-phone" aria-label=${t('customers.found')}>
      <p class="small" role="status">
        ${phone ? html`<span data-read>${t('new.phoneRead', { phone: phoneWords(phone.written, phone.extension) })}</span>` : ''}
        ${this.summary(this.answer)}
      </p>
      ${this.list(this.answer)}
    </section>`;
  }
}

customElements.define('customers-of-phone', CustomersOfPhone);
