import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import './sentences.js';
import './care-counts.js';
import './care-list.js';

/** What is due to customers and what became of it, for those who look after them. */
class CareDesk extends PageElement {
  static properties = { place: {}, person: {} };

  render() {
    return html`<section class="admin" aria-label=${t('view.care')}>
      <h2 tabindex="-1" data-home>${t('view.care')}</h2>
      <care-list .place=${this.place} .person=${this.person} @care-changed=${() => this.querySelector('care-counts').load()}></care-list>
      <care-counts .place=${this.place}></care-counts>
    </section>`;
  }
}

customElements.define('care-desk', CareDesk);
