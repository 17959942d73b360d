import { html } from 'lit';
import { choosePresence, lengthenWrapUp } from '../shared/api.js';
import { codesOf, number, t, tCode } from '../shared/language.js';
import { until } from '../shared/times.js';
import { PageElement } from '../shared/elements/page-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** How long the wrap-up continues; it ends early by a click, and is lengthened once with a reason. Tells `presence` with the answer. */
class WrapUpClock extends PageElement {
  static properties = { presence: {}, asking: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.each = setInterval(() => this.requestUpdate(), 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.each);
  }

  async send(change) {
    if (this.isSending) return;
    this.isSending = true;
    this.asking = false;
    try {
      this.tell('presence', await change());
    } catch (problem) {
      say(wordsFor(problem));
    } finally {
      this.isSending = false;
    }
  }

  async ask() {
    this.asking = !this.asking;
    await this.updateComplete;
    this.querySelector('[data-reason]')?.focus();
  }

  reasons() {
    return html`<span class="reasons" role="group" aria-label=${t('wrapUp.why')}
      >${codesOf('wrapUp.reason').map(
        (reason) => html`<button class="button quiet" type="button" data-reason=${reason} @click=${() => this.send(() => lengthenWrapUp(reason))}>
          ${tCode('wrapUp.reason', reason)}
        </button>`,
      )}</span
    >`;
  }

  render() {
    const { state, until: end, longerWrapUpSeconds } = this.presence ?? {};
    if (state !== 'wrap-up') return '';
    const left = Math.max(0, Math.ceil(until(end) / 1_000));
    return html`<span class="wrap-up-clock"
      ><span class="badge ${left <= 5 ? 'due-soon' : 'running'}" role="timer" aria-live="off">${t('wrapUp.left', { n: number(left) })}</span>
      <button class="button quiet" type="button" data-act="end-wrap-up" @click=${() => this.send(() => choosePresence({ state: 'ready' }))}>${t('wrapUp.end')}</button>
      ${longerWrapUpSeconds
        ? html`<button class="button quiet" type="button" data-act="longer" aria-expanded=${this.asking ? 'true' : 'false'} @click=${() => this.ask()}>
            ${t('wrapUp.longer', { n: number(longerWrapUpSeconds) })}
          </button>`
        : ''}
      ${this.asking && longerWrapUpSeconds ? this.reasons() : ''}</span
    >`;
  }
}

customElements.define('wrap-up-clock', WrapUpClock);
