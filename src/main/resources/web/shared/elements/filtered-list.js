import { PagedList } from './paged-list.js';

const PAUSE_OF_TYPING = 300;

/** A list that is read again when a filter changes: at once, and for the text `search` after a pause of typing. Its constructor sets `filters`. */
export class FilteredList extends PagedList {
  static properties = { filters: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.soon);
  }

  get key() {
    return JSON.stringify(this.filters);
  }

  /** @param {Record<string, string>} change */
  filter(change) {
    this.filters = { ...this.filters, ...change };
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), 'search' in change ? PAUSE_OF_TYPING : 0);
  }
}
