import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';

/** Finds cases by case number, phone or waybill; the form of the input decides which. */
class CaseSearch extends PageElement {
  focusInput() {
    this.querySelector('input').focus();
  }

  search(event) {
    event.preventDefault();
    const input = this.querySelector('input');
    const text = input.value.trim();
    if (!text) return;
    const number = /^\d{6}-\d+$/.test(text);
    const phone = /^\+?[\d ()-]{7,}$/.test(text);
    this.tell('go', number ? { case: text } : { view: 'open', phone: phone ? text : '', waybill: phone ? '' : text, case: '' });
    input.blur();
  }

  render() {
    return html`<form role="search" @submit=${this.search}>
      <input class="input" type="search" aria-label=${t('search.label')} placeholder=${t('search.label')} />
    </form>`;
  }
}

customElements.define('case-search', CaseSearch);
