import { html } from 'lit';
import { codesOf, t, tCode } from '../shared/language.js';
import { choice, partButtons } from '../shared/elements/pieces.js';
import { PageElement } from '../shared/elements/page-element.js';
import '../shared/elements/list-buttons.js';
import './sentences.js';
import './customer-file.js';
import './customers-found.js';
import './duplicates-list.js';

const PARTS = ['find', 'due', 'hand-overs', 'missing'];

/** Customers' files: found by name or phone number, one of them opened; those that are handed over, and those that are missing. */
class CustomersDesk extends PageElement {
  static properties = { place: {}, person: {} };

  search(event) {
    event.preventDefault();
    const sought = this.querySelector('#customers-sought').value.trim();
    this.tell('go', { sought, tier: '', customer: '', case: '' });
  }

  parts(shown) {
    return partButtons({
      label: t('customers.deskParts'),
      names: 'customers.part',
      parts: PARTS,
      shown,
      show: (part) => this.tell('go', { part: part === 'find' ? '' : part, state: '', department: '', customer: '', sought: '', tier: '', case: '' }),
      more: shown === 'hand-overs' ? html`<hand-over-counts></hand-over-counts>` : '',
    });
  }

  handOvers() {
    const counted = () => this.querySelector('hand-over-counts').load();
    return html`<hand-over-list .place=${this.place} .person=${this.person} @hand-overs-changed=${counted}></hand-over-list>`;
  }

  render() {
    const { part = 'find' } = this.place;
    return html`<section class="customers" aria-label=${t('view.customers')}>
      <h2 tabindex="-1" data-home>${t('view.customers')}</h2>
      ${this.parts(part)} ${this.shown(part)}
    </section>`;
  }

  shown(part) {
    if (part === 'hand-overs') return this.handOvers();
    if (part === 'due') return html`<div class="admin"><files-due></files-due></div>`;
    return part === 'missing' ? html`<missing-list .place=${this.place}></missing-list>` : this.finding();
  }

  /** The file is open already where the address names it. */
  finding() {
    const { customer, sought = '', tier = '' } = this.place;
    return html`<div class="finding"><form role="search" @submit=${this.search}>
        <div class="field">
          <label for="customers-sought">${t('customers.sought')}</label>
          <input class="input" id="customers-sought" type="search" maxlength="60" autocomplete="off" spellcheck="false" .value=${sought} />
        </div>
        <button class="button">${t('customers.search')}</button>
      </form>
      ${choice({
        id: 'customers-tier',
        label: t('customers.ofTier'),
        value: tier,
        items: [{ value: '', label: t('customers.anyTier') }, ...codesOf('tier').map((value) => ({ value, label: tCode('tier', value) }))],
        change: (value) => this.tell('go', { tier: value, sought: '', customer: '', case: '' }),
      })}
      <export-button what="customers" .filters=${{ tier }}></export-button></div>
      ${customer
        ? html`${sought || tier
              ? html`<button class="button quiet" @click=${() => this.tell('go', { customer: '' })}>${t('customers.backToFound')}</button>`
              : ''}
            <customer-file .customer=${customer} .person=${this.person}></customer-file>`
        : sought || tier
          ? html`<customers-found .sought=${sought} .tier=${tier} .place=${this.place}></customers-found>`
          : html`<p class="small">${t('customers.how')}</p>
              <duplicates-list></duplicates-list>`}`;
  }
}

customElements.define('customers-desk', CustomersDesk);
