import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { FILTERS } from '../shared/address.js';
import { complaints } from '../shared/api.js';
import { t } from '../shared/language.js';
import { say, wordsFor } from '../shared/elements/words.js';

const NO_FILTER = Object.fromEntries(FILTERS.map((name) => [name, '']));

/**
 * Finds cases by what a person types or pastes: case number, phone, waybill, tracking code or a whole receipt; the server
 * decides which it is. A single hit opens.
 */
class CaseSearch extends PageElement {
  focusInput() {
    const input = this.querySelector('input');
    input.focus();
    input.select();
  }

  async search(event) {
    event.preventDefault();
    const input = this.querySelector('input');
    const text = input.value.trim();
    if (!text) return;
    try {
      const { items } = await complaints({ search: text, limit: 2 });
      const only = items.length === 1 ? items[0].number : '';
      this.tell('go', { ...NO_FILTER, view: 'open', search: text, case: only });
      input.blur();
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  render() {
    return html`<form role="search" @submit=${this.search}>
      <input
        class="input"
        type="search"
        maxlength="2000"
        autocomplete="off"
        spellcheck="false"
        aria-label=${t('search.label')}
        title=${t('search.label')}
        placeholder=${t('search.placeholder')}
      />
    </form>`;
  }
}

customElements.define('case-search', CaseSearch);
