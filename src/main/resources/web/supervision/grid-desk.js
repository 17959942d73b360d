import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-selection-column.js';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import { keysOf } from '../shared/keys.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { hrefOf } from '../shared/address.js';
import '../shared/elements/choice-select.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { say } from '../shared/elements/words.js';
import { said, t } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';

/** For so long, news may be those of what the person did here. */
const OWN_NEWS = 3_000;
const SOON = 300;

/**
 * Many rows to work on at once: a grid that draws only the visible rows, rows to choose, and a bar that reports
 * changes instead of moving rows under the cursor.
 */
export class GridDesk extends PagedList {
  static properties = { place: {}, selected: { state: true }, waiting: { state: true } };

  constructor() {
    super();
    this.selected = [];
    this.waiting = 0;
    this.actedAt = -Infinity;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.soon);
  }

  /** For keys: does it where rows are chosen. @param {string} act */
  actOnChosen(act) {
    if (this.selected.length > 0) this.onChosen(act);
    else say(said('queue.noneChosen'));
  }

  /** A button that does something to the chosen rows. @param {string} act of `keys.js` @param {string} what @param {string} words @param {string} [theme] */
  chosenButton(act, what, words, theme = '') {
    return html`<vaadin-button
      theme=${theme}
      data-chosen=${what}
      aria-keyshortcuts=${keysOf(act)}
      ?disabled=${this.selected.length === 0}
      @click=${() => this.onChosen(what)}
      >${words}${keyHint(act)}</vaadin-button
    >`;
  }

  /** The person changed rows here: they are read again, and their news are not reported as those of others. */
  acted() {
    this.selected = [];
    this.actedAt = performance.now();
    return this.load();
  }

  /** A row changed: said by the bar, or read at once where the person has just changed rows. */
  news() {
    if (performance.now() - this.actedAt > OWN_NEWS) {
      this.waiting += 1;
      return;
    }
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), SOON);
  }

  /** What is listed, as one text; a desk without filters has one list. */
  get question() {
    return 'all';
  }

  willUpdate() {
    this.ask(this.question);
  }

  ask(key) {
    if (key !== this.key) this.selected = [];
    super.ask(key);
  }

  /** The key of a row. @param {object} row */
  idOf(row) {
    return row.id;
  }

  loaded({ items }) {
    this.waiting = 0;
    const there = new Set(items.map((row) => this.idOf(row)));
    this.selected = this.selected.filter((row) => there.has(this.idOf(row)));
  }

  /**
   * A filter that stands in the address.
   *
   * @param {string} name in the address @param {string} label @param {string} none words for all rows
   * @param {{value: string, label: string}[]} items
   */
  select(name, label, none, items) {
    return html`<choice-select
      brief
      .label=${label}
      .none=${none}
      .items=${items}
      .value=${this.place[name] ?? ''}
      @chosen=${(event) => this.tell('go', { [name]: event.detail })}
    ></choice-select>`;
  }

  /** Opens the case of a row next to the grid. @param {string} number @param {string} [words] */
  caseLink(number, words = number) {
    const open = (event) => {
      if (!opensHere(event)) return;
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
      ${this.moreButton()}`;
  }

  newBar() {
    return html`<div role="status">
      ${this.waiting > 0
        ? html`<button class="new-bar" @click=${this.load}>${t('desk.changed', { n: this.waiting })}</button>`
        : ''}
    </div>`;
  }
}
