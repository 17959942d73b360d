import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { ReadingAgain } from '../shared/elements/reading-again.js';
import { notRefreshed } from '../shared/elements/row-list.js';
import { wordsFor } from '../shared/elements/words.js';
import { t } from '../shared/language.js';

/** A desk that is one reading: read when it is opened, again when the server is back, and drawn with the last reading. */
export class DayReading extends PageElement {
  static properties = { answer: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.answer = null;
    this.problem = '';
    this.readingAgain = new ReadingAgain(this, () => this.load());
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** @returns {Promise<object>} */
  read() {
    throw new Error('each desk says what it reads');
  }

  async load() {
    try {
      this.answer = await this.read();
      this.problem = '';
      this.readingAgain.answered();
    } catch (problem) {
      this.problem = wordsFor(problem);
      this.readingAgain.failed(problem);
    }
  }

  resync() {
    this.load();
  }

  /** @param {(answer: object) => unknown} draw */
  states(draw) {
    if (this.answer) return html`<div role="alert">${this.problem ? notRefreshed(this.problem, () => this.load()) : ''}</div>${draw(this.answer)}`;
    return this.problem
      ? html`<div class="state" role="alert"><p>${this.problem}</p><button class="button" @click=${() => this.load()}>${t('state.retry')}</button></div>`
      : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
  }
}
