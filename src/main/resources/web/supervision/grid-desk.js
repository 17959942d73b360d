import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-selection-column.js';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import { hrefOf } from '../shared/address.js';
import { RowList } from '../shared/elements/row-list.js';
import { t } from '../shared/language.js';

/**
 * Many rows to work on at once: a grid that draws only the visible rows, rows to choose, and a bar that reports
 * changes instead of moving rows under the cursor.
 */
export class GridDesk extends RowList {
  static properties = { place: {}, selected: { state: true }, next: { state: true }, unreadable: { state: true }, waiting: { state: true } };

  constructor() {
    super();
    this.selected = [];
    this.next = null;
    this.unreadable = 0;
    this.waiting = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** @param {string} [after] @returns {Promise<{items: object[], next: string | null, unreadable?: number}>} */
  page() {
    throw new Error('every desk reads its own rows');
  }

  /** The key of a row. @param {object} row */
  idOf(row) {
    return row.id;
  }

  load() {
    return this.read(
      () => this.page(),
      (page) => {
        this.rows = page.items;
        this.next = page.next;
        this.unreadable = page.unreadable ?? 0;
        this.waiting = 0;
        const there = new Set(page.items.map((row) => this.idOf(row)));
        this.selected = this.selected.filter((row) => there.has(this.idOf(row)));
      },
    );
  }

  more() {
    return this.read(
      () => this.page(this.next),
      (page) => {
        this.rows = [...this.rows, ...page.items];
        this.next = page.next;
        this.unreadable += page.unreadable ?? 0;
      },
    );
  }

  /** Opens the case of a row next to the grid. @param {string} number @param {string} [words] */
  caseLink(number, words = number) {
    const open = (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.tell('go', { case: number });
    };
    return html`<a href=${hrefOf({ ...this.place, case: number })} @click=${open}>${words}</a>`;
  }

  /**
   * @param {string} header @param {(row: any) => unknown} body @param {string} [width] @param {number} [grow]
   * @param {boolean} [stays] on the screen, also when a case makes the grid narrow
   */
  column(header, body, width = '120px', grow = 0, stays = false) {
    return html`<vaadin-grid-column
      header=${header}
      width=${width}
      flex-grow=${grow}
      ?frozen-to-end=${stays}
      resizable
      ${columnBodyRenderer(body, [document.documentElement.lang])}
    ></vaadin-grid-column>`;
  }

  /** @param {string} label @param {unknown[]} columns @param {boolean} [isChosenFrom] */
  grid(label, columns, isChosenFrom = true) {
    return html`<vaadin-grid
        theme="compact row-stripes"
        aria-label=${label}
        accessible-name=${label}
        .items=${this.rows}
        .selectedItems=${this.selected}
        @selected-items-changed=${(event) => (this.selected = event.target.selectedItems)}
      >
        ${isChosenFrom ? html`<vaadin-grid-selection-column auto-select frozen></vaadin-grid-selection-column>` : ''} ${columns}
      </vaadin-grid>
      ${this.next
        ? html`<vaadin-button class="more" theme="tertiary" @click=${this.more}>${t('queue.more')}</vaadin-button>`
        : ''}`;
  }

  newBar() {
    return html`<div role="status">
      ${this.waiting > 0
        ? html`<button class="new-bar" @click=${this.load}>${t('desk.changed', { n: this.waiting })}</button>`
        : ''}
    </div>`;
  }
}
