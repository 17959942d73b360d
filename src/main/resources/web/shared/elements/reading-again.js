import { html } from 'lit';
import { t } from '../language.js';
import { ReadingAgain } from '../../live/server-back.js';
import { PageElement } from './page-element.js';
import { wordsFor } from './words.js';

const WITHOUT_STREAM = 2_000;

/** Says that what is shown could not be read again, and reads it. @param {unknown} problem @param {() => unknown} read */
export function notRefreshed(problem, read) {
  return html`<p class="notice failed">
    <span>${t('state.notRefreshed', { problem })}</span>
    <button class="link" @click=${read}>${t('state.retry')}</button>
  </p>`;
}

/**
 * An element that is one reading: read for each question, again when the server is back and after the feed missed events, and drawn with
 * the last reading.
 */
export class ReadingElement extends PageElement {
  static properties = { answer: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.answer = null;
    this.problem = '';
    this.readings = 0;
    this.newestRead = 0;
    this.readingAgain = new ReadingAgain(this, () => this.load());
  }

  /** @returns {Promise<object>} */
  read() {
    throw new Error('each element says what it reads');
  }

  /** Reads for another question than the one before. @param {string} key of the question @param {boolean} [isWhole] without all that it needs nothing is read */
  ask(key, isWhole = true) {
    if (key === this.key) return;
    this.key = key;
    this.problem = '';
    if (isWhole) this.load();
  }

  /**
   * For what has no place in the log: read once the stream stands, which hears of later changes, and after a while also without it. Who calls it
   * reads again `onLive`.
   *
   * @param {string} key of the question @param {boolean} isLive whether the stream stands
   */
  askOnceLive(key, isLive) {
    if (key === this.key) return;
    this.ask(key, isLive);
    if (!isLive) setTimeout(() => this.isConnected && this.readings === 0 && this.load(), WITHOUT_STREAM);
  }

  /** An answer that arrives after another question was asked is dropped, and one that a later reading has overtaken. */
  async load() {
    const { key } = this;
    const reading = ++this.readings;
    const isOver = () => key !== this.key || reading < this.newestRead;
    try {
      const answer = await this.read();
      if (isOver()) return;
      this.newestRead = reading;
      this.answer = answer;
      this.answeredKey = key;
      this.problem = '';
      this.readingAgain.answered();
    } catch (problem) {
      if (isOver()) return;
      this.problem = this.wordsOf(problem);
      this.readingAgain.failed(problem);
    }
  }

  /** What is still being read is older than what the element knows by now. */
  dropReadings() {
    this.newestRead = this.readings + 1;
  }

  /** @param {import('../api.js').Problem} problem */
  wordsOf(problem) {
    return wordsFor(problem);
  }

  resync() {
    this.load();
  }

  /** Whether what is drawn still answers the question before. */
  get isBusy() {
    return this.answeredKey !== this.key;
  }

  /** @param {(answer: object) => unknown} draw @param {object | null} [answer] null: nothing can be drawn yet */
  states(draw, answer = this.answer) {
    if (answer) return html`<div role="alert">${this.problem ? notRefreshed(this.problem, () => this.load()) : ''}</div>${draw(answer)}`;
    return this.problem
      ? html`<div class="state" role="alert"><p>${this.problem}</p><button class="button" @click=${() => this.load()}>${t('state.retry')}</button></div>`
      : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
  }
}
