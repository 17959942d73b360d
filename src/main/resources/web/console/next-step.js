import { html, nothing } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/elements/page-element.js';
import { takeStep } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { keyHint } from '../shared/elements/key-hint.js';
import { keysOf } from '../shared/keys.js';
import { say, wordsFor } from '../shared/elements/words.js';

/** Steps taken at once, without anything to write. */
const AT_ONCE = ['assign', 'release', 'investigate'];
/** The keys of steps. */
const KEYS = { assign: 'assign', investigate: 'investigate', resolve: 'resolve', close: 'conclude' };
/** The first of these that is allowed is the next step. */
const NEXT = ['assign', 'investigate', 'resolve', 'close'];

/** The next step as one primary button, followed by the other steps. Tells `ask-step` for steps that need a text. */
class NextStep extends PageElement {
  static properties = { complaint: {}, person: {}, busy: { state: true } };

  get allowed() {
    const mine = this.complaint.owner?.id === this.person?.id;
    return this.complaint.allowedSteps.filter((step) => step !== 'assign' || !mine);
  }

  /** For the keyboard. @param {string} step */
  takeIfAllowed(step) {
    if (!this.busy && this.allowed.includes(step)) this.take(step);
  }

  /** The button of the next step, else the first thing that can be done. */
  focusNext() {
    (this.querySelector('[data-step][theme=primary]') ?? this.querySelector('.link, vaadin-button'))?.focus();
  }

  async take(step) {
    if (!AT_ONCE.includes(step)) {
      this.tell('ask-step', step);
      return;
    }
    this.busy = true;
    try {
      const after = await takeStep(this.complaint.number, this.complaint.version, { step });
      this.busy = false;
      this.tell('complaint-changed', after);
      say(tCode('step.done', step));
    } catch (problem) {
      if (problem.status === 412) this.tell('ask-step', step);
      else say(wordsFor(problem));
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { allowed } = this;
    const next = NEXT.find((step) => allowed.includes(step));
    const waiting = this.complaint.status === 'resolved' || this.complaint.status === 'callback';
    return html`<div class="next-step">
      ${waiting
        ? html`<p class="notice">
            <span>${t('case.callbackWaits')}</span>
            <button class="link" @click=${() => this.tell('go', { view: 'callbacks', case: '' })}>
              ${t('queue.toCallbacks')}
            </button>
          </p>`
        : ''}
      ${allowed.map(
        (step) => html`<vaadin-button
          theme=${step === next ? 'primary' : 'tertiary'}
          data-step=${step}
          aria-keyshortcuts=${KEYS[step] ? keysOf(KEYS[step]) : nothing}
          ?disabled=${this.busy}
          @click=${() => this.take(step)}
          >${tCode('step', step)}${KEYS[step] ? keyHint(KEYS[step]) : ''}</vaadin-button
        >`,
      )}
      <limit-actions .complaint=${this.complaint}></limit-actions>
    </div>`;
  }
}

customElements.define('next-step', NextStep);
