import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from './page-element.js';
import { t } from '../language.js';
import { wordsFor } from './words.js';

/**
 * A list read from the server: with its states while it loads, after a failure, and when it is empty. It reads again after
 * the feed missed events.
 */
export class RowList extends PageElement {
  static properties = { rows: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.rows = null;
    this.problem = '';
  }

  /** Reads rows, and drops them if they are no longer wanted when they arrive. @param {() => Promise<any>} read @param {(answer: any) => void} take */
  async read(read, take, isAskedFor = () => true) {
    try {
      const answer = await read();
      if (!isAskedFor()) return;
      take(answer);
      this.problem = '';
    } catch (problem) {
      if (isAskedFor()) this.problem = wordsFor(problem);
    }
  }

  resync() {
    this.load();
  }

  /** Moves the keyboard's place up or down. @param {number} by */
  move(by) {
    const links = [...this.querySelectorAll('.row')];
    const from = links.indexOf(document.activeElement);
    const current = from >= 0 ? from : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
    links[Math.min(Math.max(current + by, 0), links.length - 1)]?.focus();
  }

  /** @param {() => unknown} nothing drawn where the list is empty @param {() => unknown} list */
  states(nothing, list) {
    if (this.problem && !this.rows) {
      return html`<div class="state">
        <p>${this.problem}</p>
        <vaadin-button @click=${this.load}>${t('state.retry')}</vaadin-button>
      </div>`;
    }
    if (!this.rows) return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    return this.rows.length === 0 ? nothing() : list();
  }
}
