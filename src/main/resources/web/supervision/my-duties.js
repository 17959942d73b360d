import { html } from 'lit';
import { duties } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { pagePerson } from '../shared/page-person.js';
import { PageElement } from '../shared/elements/page-element.js';
import './sentences.js';

/** Where each duty is done. */
const PLACES = {
  'hand-overs': () => ({ view: 'customers', part: 'hand-overs', state: 'overdue' }),
  'missing-files': () => ({ view: 'customers', part: 'missing', state: 'overdue' }),
  reviews: () => ({ view: 'quality' }),
  mending: () => ({ view: 'customers', part: 'due' }),
  care: () => ({ view: 'care', mine: pagePerson()?.role === 'supervisor' ? '' : 'true' }),
  campaigns: () => ({ view: 'care', part: 'campaigns' }),
  'call-records': () => ({ view: 'calls', part: 'due' }),
  suggestions: () => ({ view: 'calls', part: 'suggestions' }),
  'helped-calls': () => ({ view: 'calls', part: 'helped' }),
  webhooks: () => ({ view: 'webhooks' }),
  messages: () => ({ view: 'outbox' }),
};
const NOWHERE = { case: '', part: '', state: '', department: '', customer: '', mine: '' };

/** Overdue work that belongs to no complaint, each kind with a link to its list. */
class MyDuties extends PageElement {
  static properties = { items: { state: true }, most: { state: true } };

  constructor() {
    super();
    this.items = [];
    this.most = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    const { items, most } = await duties().catch(() => this);
    this.items = items;
    this.most = most;
  }

  duty({ duty, count }) {
    const place = PLACES[duty]?.() ?? { view: 'customers' };
    const go = (event) => opensHere(event) && this.tell('go', { ...NOWHERE, ...place });
    const n = count < this.most ? number(count) : t('duty.atLeast', { n: number(this.most) });
    return html`<li data-duty=${duty}><a href=${hrefOf(place)} @click=${go}>${tCode('duty', duty)}</a> <b>${n}</b></li>`;
  }

  render() {
    return this.items.length
      ? html`<section class="notice warn" aria-label=${t('duty.title')}>
          <p>${t('duty.title')}</p>
          <ul>${this.items.map((item) => this.duty(item))}</ul>
        </section>`
      : '';
  }
}

customElements.define('my-duties', MyDuties);
