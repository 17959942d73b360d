import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { partButtons } from '../shared/elements/pieces.js';
import { t } from '../shared/language.js';
import './sentences.js';
import './unit-dialog.js';
import './unit-import.js';
import './unit-list.js';
import './unit-tree.js';
import './unmatched-units.js';

const PARTS = ['list', 'tree', 'import', 'unmatched'];

/** The units of the network: listed, as a tree, imported; and what people typed that is no unit. For administrators. */
class NetworkDesk extends PageElement {
  static properties = { part: { state: true } };

  constructor() {
    super();
    this.part = PARTS[0];
  }

  /** @param {string | null} code of the unit; null: a new one */
  edit(code) {
    this.querySelector('unit-dialog').open(code);
  }

  /** The shown list is older. */
  changed() {
    this.querySelector('unit-list, unit-tree')?.load();
  }

  shown() {
    switch (this.part) {
      case 'tree':
        return html`<unit-tree></unit-tree>`;
      case 'import':
        return html`<unit-import></unit-import>`;
      case 'unmatched':
        return html`<unmatched-units></unmatched-units>`;
      default:
        return html`<unit-list></unit-list>`;
    }
  }

  render() {
    return html`<section
      class="admin"
      aria-label=${t('view.network')}
      @edit-unit=${(event) => this.edit(event.detail)}
      @unit-changed=${this.changed}
    >
      ${partButtons({
        label: t('network.parts'),
        names: 'network.part',
        parts: PARTS,
        shown: this.part,
        show: (part) => (this.part = part),
        more: html`<vaadin-button theme="primary" data-add @click=${() => this.edit(null)}>${t('network.add')}</vaadin-button>`,
      })}
      ${this.shown()}
      <unit-dialog></unit-dialog>
    </section>`;
  }
}

customElements.define('network-desk', NetworkDesk);
