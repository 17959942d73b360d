import { html } from 'lit';
import { RowList } from './row-list.js';
import { t } from '../language.js';

/** A list that comes page by page, the next page where a person asks for it. */
export class PagedList extends RowList {
  static properties = { next: { state: true }, unreadable: { state: true } };

  constructor() {
    super();
    this.next = null;
    this.unreadable = 0;
    this.changes = 0;
  }

  /**
   * Reads one page.
   *
   * @param {string} [after] where the page before ended; the first page without it
   * @returns {Promise<{items: object[], next: string | null, unreadable?: number}>}
   */
  page(after) {
    throw new Error(`this list reads no pages, and none after ${after}`);
  }

  /** After the first page came. @param {object} page */
  loaded(page) {}

  /** Asks for another list. The rows of the one before are gone at once, also if no answer comes. @param {string} key */
  ask(key) {
    if (key === this.key) return;
    this.key = key;
    this.rows = null;
    this.next = null;
    this.unreadable = 0;
    this.problem = '';
    this.load();
  }

  /** The person changed a row here: a page that was asked for before may not know it, and is dropped. */
  rowChanged() {
    this.changes += 1;
  }

  /** A page that comes after the list was asked for something else is dropped: `key` then is another. */
  load() {
    const { key, changes } = this;
    return this.read(
      () => this.page(),
      (page) => {
        this.rows = page.items;
        this.next = page.next;
        this.unreadable = page.unreadable ?? 0;
        this.loaded(page);
      },
      () => key === this.key && changes === this.changes,
    );
  }

  /** Until the page has come it can't be asked for a second time. */
  async more() {
    const { key, next } = this;
    this.next = null;
    await this.read(
      () => this.page(next),
      (page) => {
        this.rows = [...this.rows, ...page.items];
        this.next = page.next;
        this.unreadable += page.unreadable ?? 0;
      },
      () => key === this.key,
    );
    if (this.problem && key === this.key) this.next = next;
  }

  /** The button goes away with the last page; the keyboard continues with the first of the new rows. */
  async moreAndFocus() {
    const before = this.rows?.length ?? 0;
    await this.more();
    await this.updateComplete;
    this.querySelectorAll('.row')[before]?.focus();
  }

  /** The button for the next page. @param {() => unknown} [end] drawn where there is none */
  moreButton(end = () => '') {
    return this.next
      ? html`<vaadin-button class="more" theme="tertiary" @click=${this.moreAndFocus}>${t('queue.more')}</vaadin-button>`
      : end();
  }
}
