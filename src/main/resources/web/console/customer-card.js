import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { complaints } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { short } from '../shared/times.js';
import { phoneIcon } from '../shared/icons.js';
import { hrefOf } from '../shared/address.js';
import { phoneWords } from '../shared/phones.js';
import { kindName } from '../shared/policy-names.js';
import { tierWords } from '../shared/tiers.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import { unitName } from '../shared/units.js';
import '../shared/elements/sla-badge.js';
import { opensHere } from '../shared/opens-here.js';

/** The customer: how to reach them, the consignment, and their other cases. Tells `correct-particulars`. */
class CustomerCard extends PageElement {
  static properties = { complaint: {}, place: {}, correctable: { type: Boolean }, others: { state: true } };

  willUpdate() {
    if (this.complaint.phone !== this.phone) {
      this.phone = this.complaint.phone;
      this.others = null;
      this.load(this.phone);
    }
  }

  async load(phone) {
    const page = await complaints({ phone, view: 'open', limit: 20 }).catch(() => ({ items: [] }));
    if (phone === this.phone) this.others = page.items;
  }

  open(event, number) {
    if (!opensHere(event)) return;
    this.tell('go', { case: number });
  }

  link(number) {
    return html`<a
      href=${hrefOf({ ...this.place, case: number })}
      @click=${(event) => this.open(event, number)}
      >${number}</a
    >`;
  }

  otherCases() {
    const others = this.others?.filter(({ number }) => number !== this.complaint.number);
    if (!others) return html`<p class="small">${t('state.loading')}</p>`;
    if (others.length === 0) return html`<p class="small">${t('customer.noOthers')}</p>`;
    return html`<ul class="others">
      ${others.map(
        (row) => html`<li>
          ${this.link(row.number)}
          <span class="small">${kindName(row.type, row.subtype)} · ${tCode('status', row.status)}</span>
          <sla-badge brief .due=${row.dueAt} .ended=${row.endedAt} .status=${row.status}></sla-badge> ${provisionalMark(row.provisional)}
        </li>`,
      )}
    </ul>`;
  }

  /** The customer's file, and the way to another one. */
  file(customer) {
    if (!customer) return '';
    const place = { view: 'customers', customer: String(customer.id) };
    const open = (event) => opensHere(event) && this.tell('go', { ...place, sought: '', case: '' });
    return html`<p class="file">
      <a data-file href=${hrefOf(place)} @click=${open}><bdi>${customer.name}</bdi></a>
      ${customer.tiers.map(({ tier, department }) => html`<span class="badge" data-tier=${tier}>${tierWords({ tier, department })}</span> `)}
      ${this.correctable ? html`<button class="link" @click=${() => this.tell('choose-customer')}>${t('customer.otherFile')}</button>` : ''}
    </p>`;
  }

  fact(label, value) {
    return value ? html`<dt>${label}</dt><dd><bdi>${value}</bdi></dd>` : '';
  }

  render() {
    const shown = this.complaint;
    const linked = [shown.linkedTo, ...shown.linkedFrom].filter(Boolean);
    return html`<aside class="customer-card" aria-label=${t('customer.card')}>
      <h3>${t('customer.card')}</h3>
      <p class="phone">
        ${phoneIcon()}<a href=${shown.phoneLink}>${phoneWords(shown.phoneWritten, shown.phoneExtension)}</a>
        ${this.correctable
          ? html`<button class="link" aria-keyshortcuts=${keysOf('particulars')} @click=${() => this.tell('correct-particulars')}
              >${t('particulars.correct')}</button
            >${keyHint('particulars')}`
          : ''}
      </p>
      ${this.file(shown.customer)}
      <dl class="facts">
        ${this.fact(t('customer.email'), shown.email)} ${this.fact(t('customer.waybill'), shown.waybill)} ${this.fact(t('customer.branch'), unitName(shown.branchUnit, shown.branch))}
        ${this.fact(t('customer.hub'), unitName(shown.hubUnit, shown.hub))}
        ${this.fact(t('customer.region'), shown.region)}
        ${this.fact(t('customer.language'), tCode('language', shown.language))}
        ${this.fact(t('customer.firstContact'), shown.firstContact?.name)}
        ${this.fact(t('customer.linked'), linked.length ? linked.map((number) => html`${this.link(number)} `) : '')}
      </dl>
      <h3>${t('customer.others')}</h3>
      ${this.otherCases()}
      ${shown.callbacks.length
        ? html`<h3>${t('customer.callbacks')}</h3>
            <ul class="others">
              ${shown.callbacks.map(
                (callback) => html`<li>
                  ${tCode('callback', callback.status)}
                  <span class="small">${t('callback.attempts', { n: callback.attempts })} · ${short(callback.dueAt)} ${provisionalMark(callback.provisional)}</span>
                </li>`,
              )}
            </ul>`
        : ''}
    </aside>`;
  }
}

customElements.define('customer-card', CustomerCard);
