import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { complaints } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { kindName } from '../shared/policy-names.js';
import '../shared/elements/sla-badge.js';

const PAUSE = 350;
const SHORTEST = 7;

/** The cases of a phone number, as soon as enough digits are typed: perhaps the customer asks about one of them. */
class CasesOfPhone extends PageElement {
  static properties = { phone: {}, rows: { state: true } };

  willUpdate(changes) {
    if (!changes.has('phone')) return;
    clearTimeout(this.soon);
    const phone = this.phone.trim();
    if (phone.replace(/\D/g, '').length < SHORTEST) {
      this.rows = null;
      return;
    }
    this.soon = setTimeout(() => this.load(phone), PAUSE);
  }

  async load(phone) {
    const page = await complaints({ phone, view: 'open', limit: 20 }).catch(() => null);
    if (phone === this.phone.trim()) this.rows = page?.items ?? null;
  }

  render() {
    if (!this.rows) return '';
    const open = this.rows.filter(({ endedAt }) => !endedAt);
    const ended = this.rows.length - open.length;
    return html`<section class="of-phone" role="status">
      <p class="small">
        ${this.rows.length === 0 ? t('new.firstOfPhone') : t('new.casesOfPhone', { n: open.length, ended })}
      </p>
      <ul class="others">
        ${open.map(
          (row) => html`<li>
            <button class="link" type="button" @click=${() => this.tell('go', { case: row.number })}>${row.number}</button>
            <span class="small"
              >${row.complainant} · ${kindName(row.type, row.subtype)} · ${tCode('status', row.status)}</span
            >
            <sla-badge .due=${row.dueAt}></sla-badge> ${provisionalMark(row.provisional)}
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('cases-of-phone', CasesOfPhone);
