import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/page-element.js';
import { wordsFor } from './words.js';

/** What sends something to the server: busy meanwhile, and it says what went wrong without losing a word. */
export class SavingElement extends PageElement {
  static properties = { problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
  }

  /** @param {() => Promise<void>} work @param {(problem: import('../shared/api.js').Problem) => unknown} [failed] instead of words */
  async save(work, failed) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await work();
    } catch (problem) {
      if (failed) await failed(problem);
      else this.problem = wordsFor(problem);
    } finally {
      this.busy = false;
    }
  }

  problemLine() {
    return html`<div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>`;
  }

  /** Vaadin's buttons don't submit the form they stand in. @param {string} words */
  saveButton(words) {
    return html`<vaadin-button
      theme="primary"
      ?disabled=${this.busy}
      @click=${(event) => event.target.closest('form').requestSubmit()}
      >${words}</vaadin-button
    >`;
  }
}
