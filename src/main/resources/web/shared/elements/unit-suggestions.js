import { html } from 'lit';
import { PageElement } from './page-element.js';
import { suggestUnits } from '../api.js';
import { nameOf, t } from '../language.js';

const PAUSE = 120;
let count = 0;

/**
 * Branches and hubs below the field before it that fit what one types there, by code, name or pinyin. Arrows choose, Enter and a click
 * take the name into the field, Escape closes; what fits nothing stays as it was typed. Property `kind`: `branch`, `hub`, or both.
 * With `open` it asks without an account.
 */
class UnitSuggestions extends PageElement {
  static properties = { kind: {}, open: { type: Boolean }, units: { state: true }, active: { state: true } };

  constructor() {
    super();
    this.id ||= `units-${++count}`;
    this.forget();
    this.onInput = (event) => this.typed(event);
    this.onKey = (event) => this.key(event);
    // Another window has the focus for a while where the field is still the active element.
    this.onBlur = () => document.activeElement !== this.input && this.forget();
  }

  forget() {
    clearTimeout(this.soon);
    this.asked = '';
    this.units = [];
    this.active = -1;
  }

  /** The field has drawn its input by then. */
  async firstUpdated() {
    await Promise.resolve(this.previousElementSibling?.updateComplete);
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const before = this.previousElementSibling;
    this.input = before?.matches('input') ? before : before?.querySelector('input');
    if (!this.input) return;
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', autocomplete: 'off' })) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener('input', this.onInput);
    // Before the form, which takes Enter for the next field.
    this.input.addEventListener('keydown', this.onKey);
    this.input.addEventListener('blur', this.onBlur);
  }

  updated() {
    const shown = this.units.length > 0;
    this.input?.setAttribute('aria-expanded', String(shown));
    if (shown) this.input.setAttribute('aria-controls', `${this.id}-list`);
    else this.input?.removeAttribute('aria-controls');
    if (shown && this.active >= 0) this.input.setAttribute('aria-activedescendant', `${this.id}-${this.active}`);
    else this.input?.removeAttribute('aria-activedescendant');
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  typed(event) {
    if (event.isTaken) return;
    this.forget();
    const text = this.input.value.trim();
    if (text) this.soon = setTimeout(() => this.load(text), PAUSE);
  }

  async load(text) {
    this.asked = text;
    const found = await suggestUnits({ text, kind: this.kind }, this.open).catch(() => ({ items: [] }));
    if (this.asked !== text || document.activeElement !== this.input) return;
    const [only] = found.items;
    const isWhole = found.items.length === 1 && [only.name.zh, only.name.en].includes(text);
    this.units = isWhole ? [] : found.items;
  }

  key(event) {
    if (this.units.length === 0 || event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      const places = this.units.length + 1;
      this.active = ((this.active + 1 + by + places) % places) - 1;
    } else if (event.key === 'Enter' && this.active >= 0) {
      this.take(this.units[this.active]);
    } else if (event.key === 'Escape') {
      this.forget();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The form hears of it as if it had been typed. */
  take(unit) {
    this.forget();
    this.input.value = nameOf(unit.name);
    const event = new Event('input', { bubbles: true, composed: true });
    event.isTaken = true;
    this.input.dispatchEvent(event);
    this.tell('unit-taken', unit);
  }

  option(unit, n) {
    return html`<li
      id="${this.id}-${n}"
      role="option"
      aria-selected=${n === this.active ? 'true' : 'false'}
      @pointerdown=${(event) => {
        event.preventDefault();
        this.take(unit);
      }}
    >
      <bdi>${nameOf(unit.name)}</bdi>
      <span class="small">${unit.code}${unit.hub ? html` · <bdi>${nameOf(unit.hub.name)}</bdi>` : ''}</span>
    </li>`;
  }

  render() {
    return html`<ul id="${this.id}-list" role="listbox" aria-label=${t('units.suggested')} ?hidden=${this.units.length === 0}>
        ${this.units.map((unit, n) => this.option(unit, n))}
      </ul>
      <span class="visually-hidden" role="status">${this.units.length > 0 ? t('units.found', { n: this.units.length }) : ''}</span>`;
  }
}

customElements.define('unit-suggestions', UnitSuggestions);
