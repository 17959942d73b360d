import { html } from 'lit';
import '@vaadin/select';
import { PageElement } from './page-element.js';

/** Vaadin gives an entry without a value its label as value, so the entry for no choice needs its own one. */
const NO_CHOICE = '*';

/**
 * The only list box of the pages. Properties: `label`, the `items` as `{value, label}`, the `value`, and `none`, the words of an
 * entry for no choice, whose value is ''. With `brief` the label is not shown. Tells `chosen` with the value.
 */
class ChoiceSelect extends PageElement {
  static properties = { label: {}, items: {}, value: {}, none: {}, brief: { type: Boolean } };

  constructor() {
    super();
    this.value = '';
    this.items = [];
  }

  choose(shown) {
    const value = shown === NO_CHOICE ? '' : shown;
    if (value === (this.value ?? '')) return;
    this.value = value;
    this.tell('chosen', value);
  }

  focus() {
    this.querySelector('vaadin-select').focus();
  }

  /** Vaadin names the field alone, not the list that it opens; a screen reader enters that list. */
  nameList(event) {
    const { target: select } = event;
    if (!event.detail.value) return;
    // Vaadin draws the list after it has said that it is open.
    requestAnimationFrame(() => select.querySelector('[role=listbox]')?.setAttribute('aria-label', this.label));
  }

  render() {
    const items = this.none ? [{ value: NO_CHOICE, label: this.none }, ...this.items] : this.items;
    const change = (event) => this.choose(event.detail.value);
    const value = this.value || (this.none ? NO_CHOICE : '');
    return this.brief
      ? html`<vaadin-select
          theme="small"
          accessible-name=${this.label}
          title=${this.label}
          .items=${items}
          .value=${value}
          @value-changed=${change}
          @opened-changed=${this.nameList}
        ></vaadin-select>`
      : html`<vaadin-select
          label=${this.label}
          .items=${items}
          .value=${value}
          @value-changed=${change}
          @opened-changed=${this.nameList}
        ></vaadin-select>`;
  }
}

customElements.define('choice-select', ChoiceSelect);
