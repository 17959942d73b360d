import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { partButtons } from '../shared/elements/pieces.js';
import { t } from '../shared/language.js';
import './sentences.js';
import './campaign-call.js';
import './campaign-list.js';
import './care-counts.js';
import './care-list.js';

const PARTS = ['due', 'campaigns', 'calls'];

/** Work that is due to customers and what became of it, and campaigns of calls. For those who look after customers. */
class CareDesk extends PageElement {
  static properties = { place: {}, person: {} };

  shown() {
    const { part = 'due' } = this.place;
    if (part === 'campaigns') return html`<campaign-list .person=${this.person}></campaign-list>`;
    if (part === 'calls') return html`<campaign-call></campaign-call>`;
    return html`<care-list .place=${this.place} .person=${this.person} @care-changed=${() => this.querySelector('care-counts').load()}></care-list>
      <care-counts .place=${this.place}></care-counts>`;
  }

  render() {
    const { part = 'due' } = this.place;
    return html`<section class="admin" aria-label=${t('view.care')}>
      <h2 tabindex="-1" data-home>${t('view.care')}</h2>
      ${partButtons({ label: t('care.parts'), names: 'care.part', parts: PARTS, shown: part, show: (each) => this.tell('go', { part: each }) })} ${this.shown()}
    </section>`;
  }
}

customElements.define('care-desk', CareDesk);
