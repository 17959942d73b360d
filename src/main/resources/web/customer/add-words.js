import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { addOnTracking } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';

/** Where the customer answers what was asked, or adds something to the complaint. */
class AddWords extends PageElement {
  static properties = { code: {}, tracked: {}, problem: { state: true }, busy: { state: true } };

  async send(event) {
    event.preventDefault();
    const field = this.querySelector('textarea');
    const text = field.value.trim();
    if (this.busy) return;
    if (!text) {
      this.problem = said('add.wordsMissing');
      field.focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      const tracked = await addOnTracking(this.code, text);
      field.value = '';
      this.tell('changed', tracked);
    } catch (problem) {
      this.problem = said(problem.unclear ? 'problem.noAnswer' : 'add.notNow');
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { mayAdd, asksForAnswer, waitingFor } = this.tracked;
    if (!mayAdd) return '';
    return html`<section class="card" aria-labelledby="add-title">
      <form novalidate @submit=${this.send} @input=${() => (this.problem = '')}>
        <h2 id="add-title">${t(asksForAnswer ? 'add.answer' : 'add.title')}</h2>
        <div class="field">
          <label for="add-text">${asksForAnswer ? nameOf(waitingFor.name) : t('add.label')}</label>
          <textarea class="input" id="add-text" rows="3" maxlength="5000" aria-required="true" aria-describedby="add-problem add-hint"></textarea>
          <p class="hint" id="add-hint">${t(asksForAnswer ? 'add.answerHint' : 'add.hint')}</p>
        </div>
        <div role="alert">
          ${this.problem ? html`<p class="notice failed" id="add-problem">${warningIcon()}<span>${this.problem}</span></p>` : ''}
        </div>
        <button class="button ${asksForAnswer ? 'primary' : ''}" ?disabled=${this.busy}>${t('add.send')}</button>
      </form>
    </section>`;
  }
}

customElements.define('add-words', AddWords);
