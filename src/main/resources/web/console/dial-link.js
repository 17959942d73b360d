import { html } from 'lit';
import { dialCallback } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { PageElement } from '../shared/elements/page-element.js';
import { say, wordsFor } from '../shared/elements/words.js';

/** The number of a callback in hand. A click dials once for each attempt: by the exchange where one is connected, else by the agent's own telephone. */
class DialLink extends PageElement {
  static properties = { callback: {}, href: {}, words: {}, dialled: { state: true } };

  willUpdate(changes) {
    if (changes.has('callback')) this.dialled = null;
  }

  get attempt() {
    const { id, attempt } = this.callback;
    return { callback: id, attempt };
  }

  /** The link of the answer is the number as it stands on the server. */
  async dial(event) {
    event.preventDefault();
    if (this.isSending) return;
    this.isSending = true;
    const { attempt } = this.callback;
    try {
      const dialled = await dialCallback(this.attempt);
      if (this.callback.attempt !== attempt) return;
      this.dialled = dialled.state;
      if (dialled.state === 'sent') say(said('dial.sent'));
      else location.href = dialled.link;
    } catch (problem) {
      // The telephone can dial all the same.
      if (problem.status === undefined || problem.status >= 500) location.href = this.href;
      else say(wordsFor(problem));
    } finally {
      this.isSending = false;
    }
  }

  render() {
    return html`<a href=${this.href} data-dial @click=${this.dial}>${this.words}</a> ${this.dialled === 'refused'
        ? html`<span class="small" role="status">${t('dial.refused')}</span>`
        : ''}${this.dialled === 'sent' ? html`<span class="small" role="status">${t('dial.rings')}</span>` : ''}`;
  }
}

customElements.define('dial-link', DialLink);
