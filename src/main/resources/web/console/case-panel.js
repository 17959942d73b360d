import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { complaint, events, noticesOf } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { printedAt } from '../shared/times.js';
import { backIcon } from '../shared/icons.js';
import { ReadingAgain } from '../live/server-back.js';
import { notRefreshed } from '../shared/elements/reading-again.js';
import { wordsFor } from '../shared/elements/words.js';
import './case-head.js';
import './case-words.js';
import './case-story.js';
import './next-step.js';
import './note-form.js';
import './customer-card.js';
import './step-dialog.js';
import './judgement-dialog.js';
import '../attachments/case-files.js';
import '../branch/ask-branch.js';
import '../branch/own-words.js';
import '../byhand/callbacks-by-hand.js';
import '../codes/case-codes.js';
import '../codes/case-marks.js';
import '../codes/codes-dialog.js';
import '../codes/intake-codes.js';
import '../customers/case-earlier.js';
import '../customers/choose-customer-dialog.js';
import '../customers/customers-of-phone.js';
import '../joining/joined-complaints.js';
import '../joining/like-complaints.js';
import '../customers/earlier-found.js';
import '../customers/look-reason.js';
import '../customers/same-thing-dialog.js';
import '../limits/case-clocks.js';
import '../limits/case-waits.js';
import '../limits/limit-actions.js';
import '../particulars/particulars-dialog.js';
import '../phrases/call-guide.js';
import '../phrases/field-words.js';
import '../ties/asked-agent.js';

/** The case that an agent works on: parties and type, then the next step, then the story; the customer at the side. */
class CasePanel extends PageElement {
  static properties = {
    number: {},
    place: {},
    person: {},
    shown: { state: true },
    story: { state: true },
    notices: { state: true },
    problem: { state: true },
    unexplained: { state: true },
    sealed: { state: true },
    newest: { state: true },
    newOpened: { state: true },
  };

  constructor() {
    super();
    this.shown = null;
    this.story = [];
    this.notices = [];
    this.problem = '';
    this.unexplained = false;
    this.sealed = false;
    this.newest = 0;
    this.newOpened = false;
    this.readingAgain = new ReadingAgain(this, () => this.isCase && this.load());
    this.addEventListener('complaint-changed', (event) => this.show(event.detail));
    this.addEventListener('ask-decision', (event) => this.decide(event.detail));
    this.addEventListener('decided', () => this.load());
  }

  willUpdate(changes) {
    if (changes.has('number')) {
      this.newest = 0;
      this.problem = '';
      this.unexplained = false;
      if (this.number === 'new') this.openForm();
      if (this.shown?.number !== this.number) this.shown = null;
      this.readingAgain.answered();
      if (this.isCase) this.load();
    }
  }

  get isCase() {
    return Boolean(this.number) && this.number !== 'new';
  }

  async openForm() {
    await import('./new-complaint-form.js');
    this.newOpened = true;
  }

  /** @param {object} [known] of a caller */
  async fileAnother(known) {
    this.takeFocus();
    await this.openForm();
    await this.updateComplete;
    this.querySelector('new-complaint-form').another(known);
  }

  /**
   * Takes the focus as soon as there is something to take it.
   *
   * @param {'heading' | 'next step'} to the heading where the key that opened the case may still be held down
   */
  takeFocus(to = 'heading') {
    this.focusTo = to;
    this.requestUpdate();
  }

  updated() {
    // Most cases have no address.
    if (this.shown?.email && !this.isBranch) import('../messages/case-messages.js');
    const { focusTo } = this;
    if (!focusTo || (this.isCase && !this.shown && !this.problem) || (this.number === 'new' && !this.newOpened)) return;
    this.focusTo = null;
    this.focusOn(focusTo);
  }

  async focusOn(to) {
    if (this.number === 'new') {
      this.querySelector('new-complaint-form').focusFirst();
    } else if (this.shown) {
      await this.querySelector('next-step').updateComplete;
      await this.querySelector('case-head').updateComplete;
      if (to === 'next step') this.querySelector('next-step').focusNext();
      else this.querySelector('case-head h2').focus();
    } else {
      this.querySelector('[data-home]')?.focus();
    }
  }

  async load() {
    const { number } = this;
    try {
      const [shown, page] = await Promise.all([complaint(number), events(number)]);
      if (number !== this.number) return;
      this.shown = shown;
      this.story = page.items;
      this.problem = '';
      this.unexplained = false;
      this.readingAgain.answered();
      this.loadNotices();
    } catch (problem) {
      if (number !== this.number) return;
      this.sealed = problem.isSealed === true;
      this.unexplained = problem.isReasonNeeded === true || (this.sealed && this.person?.role === 'supervisor');
      if (this.unexplained || this.sealed) this.shown = null;
      this.problem = this.sealed ? t('case.sealed') : wordsFor(problem);
      this.readingAgain.failed(problem);
    }
  }

  /** Notices of the ladder are drawn with the clocks; the case is shown without waiting for them. */
  async loadNotices() {
    const { number } = this;
    this.notices = [];
    if (this.isBranch) return;
    const list = await noticesOf(number).catch(() => ({ items: [] }));
    if (number === this.number) this.notices = list.items;
  }

  /** The complaint after a change made here. */
  show(complaintNow) {
    if (complaintNow.number !== this.number) return;
    this.shown = complaintNow;
    this.loadStory();
    this.takeFocus('next step');
  }

  async loadStory() {
    const { number } = this;
    const last = this.story.at(-1)?.seq ?? 0;
    const page = await events(number, last).catch(() => ({ items: [] }));
    if (number !== this.number) return;
    const known = new Set(this.story.map(({ seq }) => seq));
    this.story = [...this.story, ...page.items.filter(({ seq }) => !known.has(seq))];
  }

  /** @param {object} change a FeedChange of the contract */
  onChange(change) {
    if (change.number !== this.number || !this.shown) return;
    this.loadStory();
    if (change.event.startsWith('notice')) this.loadNotices();
    this.newest = Math.max(this.newest, change.version);
    // What a customer writes changes no version: the agent sees it without reading again.
    if (JSON.stringify(change.unanswered) !== JSON.stringify(this.shown.unanswered)) this.shown = { ...this.shown, unanswered: change.unanswered };
  }

  resync() {
    if (this.shown) this.load();
  }

  /** @param {string} step */
  step(step) {
    this.querySelector('next-step')?.takeIfAllowed(step);
  }

  correctJudgement() {
    if (this.shown && !this.shown.endedAt && !this.isBranch) this.querySelector('judgement-dialog').open();
  }

  chooseCodes() {
    if (this.shown && !this.isBranch) this.querySelector('codes-dialog').open();
  }

  /** @param {'pause' | 'extension' | 'handOver' | 'promise'} act */
  limit(act) {
    this.querySelector('limit-actions')?.act(act);
  }

  /** Only supervisors decide, so the dialog is fetched when they do. @param {{extension: object, granted: boolean}} asked */
  async decide({ extension, granted }) {
    await import('../supervision/decision-dialog.js');
    this.querySelector('decision-dialog').open([extension], granted);
  }

  note() {
    this.querySelector('note-form, own-words')?.focusText();
  }

  correctParticulars() {
    if (this.shown && !this.isBranch) this.querySelector('particulars-dialog').open();
  }

  /** Of a branch: asks before it withdraws the complaint. */
  withdrawOwn() {
    this.querySelector('own-words')?.askToWithdraw();
  }

  close() {
    this.tell('go', { case: '' });
  }

  get isBranch() {
    return this.person?.role === 'branch';
  }

  content() {
    if (this.number === 'new') return '';
    if (!this.number) return html`<div class="state empty"><p>${t(this.isBranch ? 'case.chooseOrFile' : 'case.choose')}</p></div>`;
    if (this.unexplained) {
      return html`<look-reason data-home tabindex="-1" of="complaint" .subject=${this.number} ?sealed=${this.sealed} @reason-given=${this.load}></look-reason>`;
    }
    // A case that is shown stays, though it could not be read again.
    if (this.problem && !this.shown) {
      return html`<div class="state" tabindex="-1" data-home role="alert">
        <p>${this.problem}</p>
        <vaadin-button @click=${this.load}>${t('state.retry')}</vaadin-button>
      </div>`;
    }
    if (!this.shown) return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    return this.case(this.shown);
  }

  /** Where it says something, before the note; else the way to link one comes last. */
  earlier(shown) {
    return html`<case-earlier
      ?correctable=${!this.isBranch}
      .complaint=${shown}
      .place=${this.place}
      @ask-same=${(event) => this.querySelector('same-thing-dialog').open(event.detail)}
    ></case-earlier>`;
  }

  case(shown) {
    return html`<article class="case" tabindex="-1" data-home aria-label=${t('case.label', { number: shown.number })}>
      <div class="case-main">
        <button class="button quiet back" @click=${this.close}>${backIcon()}${t('case.back')}</button>
        <div role="status">
          ${this.problem ? notRefreshed(this.problem, this.load) : ''}
          ${this.newest > shown.version
            ? html`<button class="new-bar" @click=${this.load}>${t('case.changed')}</button>`
            : ''}
        </div>
        <p class="printed small">${t('print.at', { at: printedAt(shown.receivedAt) })}</p>
        <case-head .complaint=${shown}></case-head>
        <case-marks .complaint=${shown}></case-marks>
        ${this.isBranch ? '' : html`<joined-complaints .complaint=${shown} .person=${this.person}></joined-complaints>`}
        ${this.isBranch ? '' : html`<callbacks-by-hand .complaint=${shown.number} .person=${this.person}></callbacks-by-hand>`}
        ${this.isBranch || !shown.email ? '' : html`<case-messages .number=${shown.number} .version=${shown.version}></case-messages>`}
        ${this.isBranch || shown.endedAt ? '' : html`<asked-agent .number=${shown.number} .person=${this.person}></asked-agent>`}
        ${this.isBranch || shown.endedAt || !shown.branchUnit ? '' : html`<ask-branch .number=${shown.number} @noted=${this.loadStory}></ask-branch>`}
        <next-step
          .complaint=${shown}
          .person=${this.person}
          @ask-step=${(event) => this.querySelector('step-dialog').open(event.detail)}
        ></next-step>
        <case-waits .complaint=${shown} .person=${this.person} .story=${this.story}></case-waits>
        <case-words
          ?correctable=${!this.isBranch}
          .complaint=${shown}
          @correct=${() => this.querySelector('judgement-dialog').open()}
        ></case-words>
        ${shown.earlier?.length ? this.earlier(shown) : ''}
        <case-files
          .asksAgain=${!this.isBranch && !shown.endedAt}
          .number=${shown.number}
          .story=${this.story}
          @ask-again=${({ detail }) => this.querySelector('note-form').reply(tCode('files.askAgainWords', shown.language, { name: detail }))}
        ></case-files>
        <case-codes ?correctable=${!this.isBranch} .complaint=${shown} @choose-codes=${this.chooseCodes}></case-codes>
        ${this.isBranch
          ? html`<own-words .complaint=${shown}></own-words>`
          : html`<note-form .number=${shown.number} @noted=${this.loadStory}></note-form>`}
        <case-clocks .complaint=${shown} .story=${this.story} .notices=${this.notices}></case-clocks>
        <case-story .story=${this.story} .unread=${this.isBranch ? shown.number : ''}></case-story>
        ${shown.earlier?.length ? '' : this.earlier(shown)}
      </div>
      <customer-card
        ?correctable=${!this.isBranch}
        .complaint=${shown}
        .place=${this.place}
        @correct-particulars=${this.correctParticulars}
        @choose-customer=${() => this.querySelector('choose-customer-dialog').open()}
      ></customer-card>
      <choose-customer-dialog .complaint=${shown}></choose-customer-dialog>
      <same-thing-dialog .complaint=${shown}></same-thing-dialog>
      <particulars-dialog .complaint=${shown}></particulars-dialog>
      <step-dialog .complaint=${shown}></step-dialog>
      <judgement-dialog .complaint=${shown}></judgement-dialog>
      <codes-dialog .complaint=${shown}></codes-dialog>
      <decision-dialog></decision-dialog>
    </article>`;
  }

  render() {
    return html`${this.content()}
    ${this.newOpened
      ? html`<new-complaint-form ?hidden=${this.number !== 'new'} .person=${this.person}></new-complaint-form>`
      : ''}`;
  }
}

customElements.define('case-panel', CasePanel);
