import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { complaint, events, noticesOf } from '../shared/api.js';
import { t } from '../shared/language.js';
import { backIcon } from '../shared/icons.js';
import { wordsFor } from '../shared/elements/words.js';
import './case-head.js';
import './case-words.js';
import './case-story.js';
import './next-step.js';
import './note-form.js';
import './customer-card.js';
import './step-dialog.js';
import './judgement-dialog.js';
import '../limits/case-clocks.js';
import '../limits/case-waits.js';
import '../limits/limit-actions.js';
import '../particulars/particulars-dialog.js';

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
    newest: { state: true },
    newOpened: { state: true },
  };

  constructor() {
    super();
    this.shown = null;
    this.story = [];
    this.notices = [];
    this.problem = '';
    this.newest = 0;
    this.newOpened = false;
    this.addEventListener('complaint-changed', (event) => this.show(event.detail));
    this.addEventListener('ask-decision', (event) => this.decide(event.detail));
    this.addEventListener('decided', () => this.load());
  }

  willUpdate(changes) {
    if (changes.has('number')) {
      this.newest = 0;
      this.problem = '';
      if (this.number === 'new') this.openForm();
      if (this.shown?.number !== this.number) this.shown = null;
      if (this.number && this.number !== 'new') this.load();
    }
  }

  async openForm() {
    await import('./new-complaint-form.js');
    this.newOpened = true;
  }

  async load() {
    const { number } = this;
    try {
      const [shown, page] = await Promise.all([complaint(number), events(number)]);
      if (number !== this.number) return;
      this.shown = shown;
      this.story = page.items;
      this.problem = '';
      this.loadNotices();
    } catch (problem) {
      if (number === this.number) this.problem = wordsFor(problem);
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
  }

  resync() {
    if (this.shown) this.load();
  }

  resolve() {
    if (this.shown?.allowedSteps.includes('resolve')) this.querySelector('step-dialog').open('resolve');
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
    this.querySelector('note-form')?.focusText();
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
    if (this.problem) {
      return html`<div class="state">
        <p>${this.problem}</p>
        <vaadin-button @click=${this.load}>${t('state.retry')}</vaadin-button>
      </div>`;
    }
    if (!this.shown) return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    return this.case(this.shown);
  }

  case(shown) {
    return html`<article class="case" aria-label=${t('case.label', { number: shown.number })}>
      <div class="case-main">
        <button class="button quiet back" @click=${this.close}>${backIcon()}${t('case.back')}</button>
        <div role="status">
          ${this.newest > shown.version
            ? html`<button class="new-bar" @click=${this.load}>${t('case.changed')}</button>`
            : ''}
        </div>
        <case-head .complaint=${shown}></case-head>
        <next-step
          .complaint=${shown}
          .person=${this.person}
          @ask-step=${(event) => this.querySelector('step-dialog').open(event.detail)}
        ></next-step>
        <case-waits .complaint=${shown} .person=${this.person}></case-waits>
        <case-words
          ?correctable=${!this.isBranch}
          .complaint=${shown}
          @correct=${() => this.querySelector('judgement-dialog').open()}
        ></case-words>
        ${this.isBranch ? '' : html`<note-form .number=${shown.number} @noted=${this.loadStory}></note-form>`}
        <case-clocks .complaint=${shown} .story=${this.story} .notices=${this.notices}></case-clocks>
        <case-story .story=${this.story}></case-story>
      </div>
      <customer-card
        ?correctable=${!this.isBranch}
        .complaint=${shown}
        .place=${this.place}
        @correct-particulars=${() => this.querySelector('particulars-dialog').open()}
      ></customer-card>
      <particulars-dialog .complaint=${shown}></particulars-dialog>
      <step-dialog .complaint=${shown}></step-dialog>
      <judgement-dialog .complaint=${shown}></judgement-dialog>
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
