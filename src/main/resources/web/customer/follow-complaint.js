import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { ReadingAgain } from '../live/server-back.js';
import { EventStream } from '../live/event-stream.js';
import { track } from '../shared/api.js';
import { draftsBelongTo } from '../shared/drafts.js';
import { nameOf, said, t, tCode } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { printedAt } from '../shared/times.js';
import './filed-receipt.js';
import './call-wish-form.js';
import './complaint-answer.js';
import './correct-phone.js';
import './complaint-promise.js';
import './complaint-steps.js';
import './add-words.js';
import './sent-files.js';
import './rate-complaint.js';
import './way-back.js';
import './withdraw-complaint.js';

/** What follows the case number in a code. */
const SECRET_LENGTH = 24;

/** Whether a text has too few letters and digits for a code: it is the case number alone, or a code that was cut short. */
function isTooShort(typed) {
  return typed.normalize('NFKC').replace(/[^a-z0-9]/gi, '').length <= SECRET_LENGTH;
}

/** A customer's complaint by its code: the steps done, the next step and its date; live while the page is open. Tells `shown` with the case number. */
class FollowComplaint extends PageElement {
  static properties = { code: {}, filed: {}, tracked: { state: true }, problem: { state: true }, live: { state: true } };

  constructor() {
    super();
    this.tracked = null;
    this.problem = '';
    this.live = 'connecting';
    this.wasAsked = false;
    this.readingAgain = new ReadingAgain(this, () => this.code && this.load(this.code));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stream?.end();
  }

  willUpdate(changed) {
    if (changed.has('code')) {
      this.stream?.end();
      this.tracked = null;
      this.problem = '';
      if (this.code) this.load(this.code);
    }
  }

  async load(code) {
    try {
      const tracked = await track(code);
      if (code !== this.code) return;
      // By its number: the code opens the case, so it is not left on a device that others use.
      draftsBelongTo({ id: `case-${tracked.number}` });
      this.tracked = tracked;
      this.problem = '';
      this.readingAgain.answered();
      this.answerTakesFocus('#state');
      // If the customer left before the answer came, nothing would end the feed; browsers allow six connections.
      if (this.isConnected) this.listen(code);
    } catch (problem) {
      if (code !== this.code) return;
      this.problem = this.wordsFor(problem, code);
      if (problem.status === 404 && code.startsWith('session.')) this.tell('over');
      this.readingAgain.failed(problem);
      this.answerTakesFocus('#code');
    }
  }

  /** The field that had it is gone while the answer is fetched. @param {string} css */
  async answerTakesFocus(css) {
    if (!this.wasAsked) return;
    this.wasAsked = false;
    await this.updateComplete;
    this.querySelector(css)?.focus();
  }

  wordsFor(problem, code) {
    if (problem.unclear) return said('problem.noAnswer');
    if (problem.status === 429) return said('problem.tooMany', { n: problem.minutes });
    if (code.startsWith('session.')) return said('wayBack.over');
    return said(isTooShort(code) ? 'follow.tooShort' : 'follow.unknown');
  }

  updated(changed) {
    if (changed.has('tracked') || changed.has('filed')) this.tell('shown', this.tracked?.number ?? this.filed?.number);
  }

  listen(code) {
    if (this.stream?.trackingCode === code && !this.stream.ended) return;
    this.stream?.end();
    this.stream = new EventStream({
      trackingCode: code,
      onEvent: () => this.load(code),
      onState: (state) => {
        if (state === 'live' && this.live === 'reconnecting') this.load(code);
        this.live = state;
      },
    });
  }

  /** A code by mail opened it, for a while: what opens it stays on this page alone. */
  onOpened(event) {
    this.wasAsked = true;
    this.code = event.detail;
  }

  ask(event) {
    event.preventDefault();
    const code = this.querySelector('[name=code]').value.trim();
    if (!code) {
      this.problem = said('follow.codeMissing');
      this.querySelector('#code').focus();
      return;
    }
    this.wasAsked = true;
    if (code === this.code) {
      this.load(code);
    } else {
      location.hash = `#track=${encodeURIComponent(code)}`;
    }
  }

  askForCode() {
    return html`<section class="card">
      <form class="ask-code" @submit=${this.ask}>
        <div class="field">
          <label for="code">${t('follow.code')}</label>
          <input
            class="input"
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            aria-describedby="code-hint code-wrong"
            aria-invalid=${this.problem ? 'true' : 'false'}
            .value=${this.code.startsWith('session.') ? '' : this.code}
          />
          <p class="hint" id="code-hint">${t('follow.codeHint')}</p>
        </div>
        <div role="alert" id="code-wrong">
          ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
        </div>
        <button class="button primary">${t('follow.show')}</button>
      </form>
      <way-back @opened=${this.onOpened}></way-back>
    </section>`;
  }

  linked() {
    const numbers = [this.tracked.linkedTo, ...this.tracked.linkedFrom].filter(Boolean);
    return numbers.length === 0 ? '' : html`<p class="small">${t('follow.linked', { numbers: numbers.join(', ') })}</p>`;
  }

  state(tracked) {
    const kind = [tracked.type, tracked.subtype].filter(Boolean).map((named) => nameOf(named.name));
    return html`<section class="card" aria-labelledby="state">
        <p class="small">${t('follow.number', { number: tracked.number })} · ${kind.join(' · ')}</p>
        <h2 id="state" class="state" tabindex="-1" aria-live="polite">${tCode('customer.status', tracked.status)}</h2>
        <complaint-promise .tracked=${tracked}></complaint-promise> ${this.linked()}
        ${tracked.endedAt ? '' : html`<p class="small" data-phone>${t('follow.phone', { phone: tracked.phone })}</p>`}
        <correct-phone .code=${this.code} .tracked=${tracked} @changed=${this.onChanged}></correct-phone>
        <call-wish-form .code=${this.code} .tracked=${tracked} @changed=${this.onChanged}></call-wish-form>
        ${this.connection()}
      </section>`;
  }

  connection() {
    return this.live === 'reconnecting' ? html`<p class="small" role="status">${t('live.reconnecting')}</p>` : '';
  }

  shown() {
    const { tracked } = this;
    return html`<p class="printed small">${t('print.at', { at: printedAt(tracked.steps.at(-1).at) })}</p>
      ${this.filed && tracked.status === 'received' ? this.connection() : this.state(tracked)}
      <complaint-answer .tracked=${tracked}></complaint-answer>
      <rate-complaint .code=${this.code} .tracked=${tracked} @changed=${this.onChanged}></rate-complaint>
      <sent-files .code=${this.code} .tracked=${tracked}></sent-files>
      <add-words .code=${this.code} .tracked=${tracked} @changed=${this.onChanged}></add-words>
      <section class="card" aria-labelledby="done">
        <h2 id="done">${t('follow.steps')}</h2>
        <complaint-steps .tracked=${tracked}></complaint-steps>
      </section>
      <section class="card" aria-labelledby="told">
        <h2 id="told">${t('follow.told')}</h2>
        <p class="words">${tracked.description}</p>
        ${tracked.remedySought
          ? html`<h3>${t('file.field.remedySought')}</h3>
              <p data-remedy>${nameOf(tracked.remedySought.name)}</p>`
          : ''}
        ${tracked.specialCare.length
          ? html`<p class="small" data-care>${t('follow.care', { care: tracked.specialCare.map(({ name }) => nameOf(name)).join(t('follow.and')) })}</p>`
          : ''}
        ${tracked.demand
          ? html`<h3>${t('file.field.demand')}</h3>
              <p class="words">${tracked.demand}</p>`
          : ''}
        <withdraw-complaint .code=${this.code} .tracked=${tracked} @changed=${this.onChanged}></withdraw-complaint>
      </section>`;
  }

  /** The focus goes to what the customer's own action changed, so that a screen reader reads it. */
  async onChanged(event) {
    this.tracked = event.detail;
    await this.updateComplete;
    (this.querySelector('#state') ?? this.querySelector('h1'))?.focus();
  }

  render() {
    if (this.filed) {
      return html`<filed-receipt .filed=${this.filed}></filed-receipt>
        ${this.tracked ? this.shown() : ''}`;
    }
    return html`<h1 tabindex="-1">${t('follow.title')}</h1>
      ${this.tracked
        ? this.shown()
        : this.code && !this.problem
          ? html`<div class="card skeleton" role="status">${t('state.loading')}</div>`
          : this.askForCode()}`;
  }
}

customElements.define('follow-complaint', FollowComplaint);
