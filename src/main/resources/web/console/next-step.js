import { html, nothing } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/elements/page-element.js';
import { complaint, takeCallback, takeStep } from '../shared/api.js';
import { said, saidCode, t, tCode } from '../shared/language.js';
import { changedMeanwhile, readAgain } from '../shared/elements/changed-meanwhile.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import { hourMinute } from '../shared/times.js';
import { say, wordsFor } from '../shared/elements/words.js';

/** Steps taken at once, without anything to write. */
const AT_ONCE = ['assign', 'release', 'investigate'];
/** The keys of steps. */
const KEYS = { assign: 'assign', investigate: 'investigate', resolve: 'resolve', close: 'conclude' };
const QUEUED = ['received', 'reopened'];
/** The first of these that is allowed is the next step. */
const NEXT = ['assign', 'investigate', 'resolve', 'close'];

/** The next step as one primary button, followed by the other steps. Tells `ask-step` for steps that need a text. */
class NextStep extends PageElement {
  static properties = { complaint: {}, person: {}, busy: { state: true }, overtaken: { state: true } };

  get allowed() {
    const mine = this.complaint.owner?.id === this.person?.id;
    return this.complaint.allowedSteps.filter((step) => step !== 'assign' || !mine);
  }

  /** The callback that is still to be made. */
  get callback() {
    return this.complaint.callbacks.find(({ status }) => status === 'waiting' || status === 'in-progress');
  }

  /** Another agent, with the customer on the phone. */
  get heldBy() {
    const { agent } = this.callback ?? {};
    return agent && agent.id !== this.person?.id ? agent.name : null;
  }

  /** For a customer who rings back. Answers whether there is a callback to make. */
  serve() {
    if (!this.callback || this.heldBy || this.person?.role === 'branch') return false;
    if (!this.busy) this.takeCallback();
    return true;
  }

  async takeCallback() {
    this.busy = true;
    try {
      await takeCallback(this.callback.id);
      this.busy = false;
      this.tell('go', { view: 'callbacks', case: '' });
    } catch (problem) {
      say(problem.status === 409 ? await this.whyNot() : wordsFor(problem));
    } finally {
      this.busy = false;
    }
  }

  /** Another agent was faster, it has ended, or this agent has another callback in hand. */
  async whyNot() {
    this.tell('complaint-changed', await complaint(this.complaint.number).catch(() => this.complaint));
    await this.updateComplete;
    if (this.heldBy) return this.heldWords();
    return t(this.callback ? 'callback.finishOther' : 'problem.conflict');
  }

  /** To agents it comes in turn, so they can't take it from here (R7). */
  get isDealt() {
    const { owner, status, following } = this.complaint;
    return this.person?.role === 'agent' && !owner && !following && QUEUED.includes(status) && !this.allowed.includes('assign');
  }

  heldWords() {
    return t('case.callbackHeld', { name: this.heldBy, at: hourMinute(this.callback.leaseUntil) });
  }

  /** The callback that waits, and the way to make it. */
  calling() {
    if (this.heldBy) return html`<p class="notice" data-held>${this.heldWords()}</p>`;
    return html`<p class="notice">
      <span>${t('case.callbackWaits')}</span>
      ${this.callback && this.person?.role !== 'branch'
        ? html`<vaadin-button theme="small" data-call aria-keyshortcuts=${keysOf('callback')} ?disabled=${this.busy} @click=${this.serve}
            >${t('callback.serve')}${keyHint('callback')}</vaadin-button
          >`
        : nothing}
    </p>`;
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
      say(saidCode('step.done', step));
    } catch (problem) {
      if (problem.status === 412) await this.showChange();
      else say(wordsFor(problem));
    } finally {
      this.busy = false;
    }
  }

  /** The changes that another person has made meanwhile, next to the steps that the case allows now. */
  async showChange() {
    const before = this.complaint;
    try {
      const after = await readAgain(before.number);
      this.overtaken = { before, after };
      this.tell('complaint-changed', after);
      say(said('changed.title'));
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  /** Until the case changes again. */
  get change() {
    const { before, after } = this.overtaken ?? {};
    return after && after.number === this.complaint.number && after.version === this.complaint.version
      ? changedMeanwhile(before, after, false)
      : '';
  }

  render() {
    const { allowed } = this;
    const next = NEXT.find((step) => allowed.includes(step));
    const waiting = this.complaint.status === 'resolved' || this.complaint.status === 'callback';
    return html`<div class="next-step">
      ${this.change}
      ${waiting ? this.calling() : nothing} ${this.isDealt ? html`<p class="small" data-dealt>${t('case.dealt')}</p>` : nothing}
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
