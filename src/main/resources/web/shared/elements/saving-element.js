import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from './page-element.js';
import { onServerBack } from '../../live/server-back.js';
import { saveOnCtrlEnter } from './keyboard.js';
import { wordsFor } from './words.js';

/** An element that sends input to the server: it is busy during the request, and after a failure it says why and keeps the input. */
export class SavingElement extends PageElement {
  static properties = { problem: { state: true }, busy: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
    this.hadNoAnswer = false;
    /** The faults of fields, by their names; each is said next to its field. @type {Record<string, import('../language.js').Said | undefined>} */
    this.wrong = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.endings.push(onServerBack(() => this.serverIsBack()));
  }

  /** What got no answer can be sent again now. */
  serverIsBack() {
    if (this.hadNoAnswer && !this.busy) this.problem = '';
  }

  /** @param {() => Promise<void>} work @param {(problem: import('../api.js').Problem) => unknown} [failed] instead of words */
  async save(work, failed) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    this.wrong = {};
    this.hadNoAnswer = false;
    try {
      await work();
    } catch (problem) {
      this.hadNoAnswer = problem.unclear ?? false;
      if (failed) await failed(problem);
      else this.problem = wordsFor(problem);
    } finally {
      this.busy = false;
    }
  }

  /** Says the fault next to each field, and takes the keyboard to the first of them. @param {Record<string, import('../language.js').Said>} wrong */
  async refuse(wrong) {
    this.problem = '';
    this.wrong = wrong;
    await this.updateComplete;
    const field = this.querySelector('[invalid], [aria-invalid=true]');
    (field?.matches('vaadin-radio-group') ? field.querySelector('vaadin-radio-button') : field)?.focus();
  }

  /** A field was changed, so its fault may be mended. @param {string} name */
  right(name) {
    if (this.wrong[name]) this.wrong = { ...this.wrong, [name]: undefined };
  }

  /** A form that its button or Ctrl+Enter sends. @param {string} look @param {unknown} content */
  formOf(look, content) {
    return html`<form class=${look} novalidate @submit=${this.send} @keydown=${saveOnCtrlEnter}>${content}</form>`;
  }

  /** @param {Event} event */
  send(event) {
    event.preventDefault();
    throw new Error(`${this.localName} has a form and must say how to send it`);
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
