import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { FILTERS } from '../shared/address.js';
import { complaints, search } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { hrefOfHit, searchHit } from './search-hit.js';

const NO_FILTER = Object.fromEntries(FILTERS.map((name) => [name, '']));
/** Typing rests so long before it is sent. */
const PAUSE = 150;

/**
 * One box for all that a person types or pastes: case number, phone, waybill, tracking code, a customer's name, words of a complaint. What is
 * found appears in groups while one types; arrows choose, Enter and a click open. Enter without a choice shows
 * the list of complaints, or that of customers where only those are found, or what alone is found.
 */
class CaseSearch extends PageElement {
  static properties = { groups: { state: true }, active: { state: true }, none: { state: true } };

  constructor() {
    super();
    this.close();
    this.onOutside = (event) => !this.contains(event.target) && this.close();
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.onOutside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.onOutside);
    this.close();
  }

  get input() {
    return this.querySelector('input');
  }

  focusInput() {
    this.input.focus();
    this.input.select();
  }

  close() {
    clearTimeout(this.soon);
    this.asked = '';
    this.groups = [];
    this.active = -1;
    this.none = false;
  }

  typed() {
    clearTimeout(this.soon);
    const text = this.input.value.trim();
    if (!text) this.close();
    else this.soon = setTimeout(() => this.load(text), PAUSE);
  }

  /** An answer to what was typed before is not shown any more. */
  async load(text) {
    this.asked = text;
    const found = await search(text).catch(() => null);
    if (this.asked !== text || !found) return;
    this.groups = found.groups;
    this.none = found.groups.length === 0;
    this.active = -1;
  }

  /** All that can be chosen, in the order in which it is shown. */
  get choices() {
    return this.groups.flatMap((group) => [...group.items.map((hit) => ({ hit })), ...(group.more ? [{ more: group.kind }] : [])]);
  }

  key(event) {
    if (event.isComposing) return;
    if (this.groups.length === 0 && !this.none) {
      if (event.key === 'ArrowDown' && this.input.value.trim()) this.load(this.input.value.trim());
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      const places = this.choices.length + 1;
      this.active = ((this.active + 1 + by + places) % places) - 1;
    } else if (event.key === 'Enter' && this.active >= 0) {
      this.take(this.choices[this.active]);
    } else if (event.key === 'Escape') {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The focus continues to what it opened. */
  left(event) {
    if (event.relatedTarget && !this.contains(event.relatedTarget)) this.close();
  }

  take({ hit, more }) {
    const text = this.asked;
    this.close();
    this.input.blur();
    if (more) this.tell('go', placeOfMore(more, text));
    else if (hit.customer) this.tell('go', { view: 'customers', customer: String(hit.customer.id), case: '' });
    else this.open(hit.complaint.number);
  }

  /** When the case is closed again, the box takes the focus back, and the next hit is an arrow away. */
  open(number) {
    this.dataset.opened = number;
    this.tell('go', { case: number });
  }

  async submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    try {
      const hits = (this.asked === text ? this.groups : (await search(text)).groups).flatMap(({ items }) => items);
      if (hits.length > 0 && hits.every(({ customer }) => customer)) {
        this.asked = text;
        this.take(hits.length === 1 ? { hit: hits[0] } : { more: 'customer' });
        return;
      }
      this.close();
      const { items } = await complaints({ search: text, limit: 2 });
      const only = items.length === 1 ? items[0].number : '';
      this.tell('go', { ...NO_FILTER, view: 'open', search: text, case: only });
      this.input.blur();
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  updated() {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  option(choice, n) {
    const open = (event) => {
      if (opensHere(event)) this.take(choice);
    };
    return html`<a
      id="found-${n}"
      role="option"
      tabindex="-1"
      aria-selected=${n === this.active ? 'true' : 'false'}
      href=${choice.hit ? hrefOfHit(choice.hit) : '#'}
      @click=${open}
      >${choice.hit ? searchHit(choice.hit) : t('search.more')}</a
    >`;
  }

  group(group, first) {
    const choices = [...group.items.map((hit) => ({ hit })), ...(group.more ? [{ more: group.kind }] : [])];
    return html`<div role="group" aria-label=${tCode('search.kind', group.kind)}>
      <p class="kind" aria-hidden="true">${tCode('search.kind', group.kind)}</p>
      ${choices.map((choice, n) => this.option(choice, first + n))}
    </div>`;
  }

  listed() {
    let first = 0;
    return this.groups.map((group) => {
      const shown = this.group(group, first);
      first += group.items.length + (group.more ? 1 : 0);
      return shown;
    });
  }

  render() {
    const isOpen = this.groups.length > 0;
    const number = this.groups.reduce((sum, group) => sum + group.items.length, 0);
    return html`<form role="search" @submit=${this.submit} @focusout=${this.left}>
      <input
        class="input"
        type="search"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls="found"
        aria-activedescendant=${this.active >= 0 ? `found-${this.active}` : ''}
        maxlength="400"
        autocomplete="off"
        spellcheck="false"
        aria-label=${t('search.label')}
        title=${t('search.label')}
        placeholder=${t('search.placeholder')}
        @input=${this.typed}
        @keydown=${this.key}
      />
      <div id="found" class="found" role="listbox" aria-label=${t('search.found')} ?hidden=${!isOpen}>${this.listed()}</div>
      <p class="found none" ?hidden=${!this.none}>${t('search.none')}</p>
      <span class="visually-hidden" role="status">${isOpen ? t('search.number', { n: number }) : this.none ? t('search.none') : ''}</span>
    </form>`;
  }
}

/** Where the whole of a group is: the customers, or the list of complaints. */
function placeOfMore(kind, text) {
  return kind === 'customer'
    ? { view: 'customers', sought: text, customer: '', case: '' }
    : { ...NO_FILTER, view: 'open', search: text, case: '' };
}

customElements.define('case-search', CaseSearch);
