import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from './page-element.js';
import { ReadingAgain } from '../../live/server-back.js';
import { notRefreshed } from './reading-again.js';
import { t } from '../language.js';
import { wordsFor } from './words.js';

/**
 * A list read from the server: with its states while it loads, after a failure, and when it is empty. It reads again after
 * the feed missed events, and after a failure as soon as the server answers.
 */
export class RowList extends PageElement {
  static properties = { rows: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.rows = null;
    this.problem = '';
    this.readingAgain = new ReadingAgain(this, () => this.load());
  }

  /** Reads rows, and drops them if they are no longer wanted when they arrive. @param {() => Promise<any>} read @param {(answer: any) => void} take */
  async read(read, take, isAskedFor = () => true) {
    try {
      const answer = await read();
      if (!isAskedFor()) return;
      take(answer);
      this.problem = '';
      this.readingAgain.answered();
    } catch (problem) {
      if (!isAskedFor()) return;
      this.problem = wordsFor(problem);
      this.readingAgain.failed(problem);
    }
  }

  resync() {
    this.load();
  }

  /** Moves the keyboard's place up or down; a check box next to a row belongs to it. @param {number} by */
  move(by) {
    const links = [...this.querySelectorAll('.row')];
    const from = links.findIndex((link) => (link.closest('li') ?? link).contains(document.activeElement));
    const current = from >= 0 ? from : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
    links[Math.min(Math.max(current + by, 0), links.length - 1)]?.focus();
  }

  /** To the current row, else to the first; to the list itself where it has none. */
  async focusRow() {
    await this.updateComplete;
    const row = this.querySelector('.row[aria-current=true]') ?? this.querySelector('.row');
    (row ?? this.querySelector('[data-home]'))?.focus();
  }

  /** Rows that stay after a failure are those of the same question, and say that they may be old. @param {() => unknown} nothing drawn where the list is empty @param {() => unknown} list */
  states(nothing, list) {
    if (!this.rows) return this.problem ? this.failure() : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    return html`<div role="alert">
        ${this.problem ? notRefreshed(this.problem, this.load) : ''}
      </div>
      ${this.rows.length === 0 ? nothing() : list()}`;
  }

  failure() {
    return html`<div class="state" role="alert">
      <p>${this.problem}</p>
      <vaadin-button @click=${this.load}>${t('state.retry')}</vaadin-button>
    </div>`;
  }
}
