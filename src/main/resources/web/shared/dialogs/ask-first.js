import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';

/** A link (or a button, by its `look`) for what can't be taken back: it asks in its place first. Tells `confirmed`. */
class AskFirst extends PageElement {
  static properties = { words: {}, look: {}, question: {}, yes: {}, no: {}, asks: { state: true } };

  constructor() {
    super();
    this.look = 'link';
    this.asks = false;
  }

  async ask(asks) {
    this.asks = asks;
    await this.updateComplete;
    this.querySelector('button').focus();
  }

  confirm() {
    this.asks = false;
    this.tell('confirmed');
  }

  render() {
    // Answers in place of a button are as high as it was, so that nothing below them moves.
    const isButton = this.look.startsWith('button');
    return this.asks
      ? html`<span role="group" aria-label=${this.question} class="ask-first">
          ${this.question}
          <button class=${isButton ? 'button' : 'link'} type="button" data-no @click=${() => this.ask(false)}>${this.no}</button>
          <button class=${isButton ? this.look : 'link danger'} type="button" data-yes @click=${this.confirm}>${this.yes}</button>
        </span>`
      : html`<button class=${this.look} type="button" @click=${() => this.ask(true)}>${this.words}</button>`;
  }
}

customElements.define('ask-first', AskFirst);
