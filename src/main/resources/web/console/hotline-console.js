import { html } from 'lit';
import '@vaadin/split-layout';
import { PageElement } from '../shared/elements/page-element.js';
import { EventStream } from '../live/event-stream.js';
import { currentSession, sessionIfAny, takeNextComplaint, whenSessionOver } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { hrefOf, readPlace, viewsOf, worksOnComplaints } from '../shared/address.js';
import { askDistribute, askExport, askViews, desk, fetchDesk, fetchPresence, LISTENERS } from './desks.js';
import { calendar, learnNames } from '../shared/policy-names.js';
import { consoleKeys } from '../shared/desk/console-keys.js';
import { draftsBelongTo } from '../shared/drafts.js';
import { focusAfterGoing, keepFocus } from '../shared/elements/focus.js';
import { whileShown } from '../shared/while-shown.js';
import { pageBelongsTo } from '../shared/page-person.js';
import { listenForKeys } from '../shared/elements/keyboard.js';
import { serverIsBack } from '../live/server-back.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../shared/dialogs/another-person.js';
import '../shared/elements/calendar-reminder.js';
import '../shared/dialogs/sign-in-dialog.js';
import './console-top.js';
import './keys-help.js';

/** The case panel is opened from the list, so it is fetched after the list: the first row appears sooner. */
const fetchRest = () => Promise.all([import('./case-panel.js'), import('./callback-desk.js'), import('./notice-bell.js'), fetchPresence()]);

/** Holidays may be published while a console stays open for weeks. */
const NAMES_HOLD_FOR = 60 * 60_000;

const AFTER_A_REFUSAL = 1_000;
const BETWEEN_TAKES = 1_000;

/** Why no complaint comes next, by code. */
const NOTHING = { 'none-waits': 'console.nothingWaits', 'for-others': 'console.forOthers', 'hands-full': 'console.handsFull' };

/** The agent's console: holds the person signed in, the current view and the last change, and passes them down. */
class HotlineConsole extends PageElement {
  static properties = { person: { state: true }, place: { state: true }, live: { state: true }, began: { state: true } };

  constructor() {
    super();
    this.place = readPlace();
    this.live = 'connecting';
    this.began = false;
    addEventListener('popstate', () => (this.place = readPlace()));
    this.addEventListener('go', (event) => this.go(event.detail));
    this.addEventListener('signed-in', (event) => this.signedIn(event.detail));
    this.addEventListener('take-next', () => this.takeNext());
    this.addEventListener('file-another', (event) => this.fileAnother(event.detail ?? undefined));
    this.addEventListener('show-keys', () => this.querySelector('keys-help').show());
    this.addEventListener('choose-password', async () => (await this.choosePassword()) && this.enter());
    this.addEventListener('ask-export', (event) => askExport(this.querySelector('export-dialog'), event.detail));
    this.addEventListener('ask-distribute', (event) => askDistribute(this.querySelector(':scope > distribute-dialog'), event.detail));
    this.addEventListener('distributed', () => this.querySelector('complaint-queue')?.distributed());
    this.addEventListener('ask-views', (event) => askViews(this.querySelector('views-dialog'), event.detail));
    this.addEventListener('open-view', (event) => this.openView(event.detail));
    this.addEventListener('session-missing', () => currentSession().catch(() => {}));
    this.addEventListener('leaving', () => this.stream?.end());
    this.addEventListener('notices-changed', () => this.querySelector('notice-bell')?.load?.());
  }

  /** @param {object} person of this console from now on */
  isFor(person) {
    pageBelongsTo(person);
    draftsBelongTo(person);
    this.person = person;
  }

  /** Tabs and history differ by the case, else by the list. */
  updated() {
    const { case: number } = this.place;
    const isCase = number && number !== 'new';
    const tab = this.querySelector('.tabs [aria-current=page]');
    if (tab && this.place.view !== this.inSight) {
      this.inSight = this.place.view;
      tab.scrollIntoView({ block: 'nearest', inline: 'center' });
    }
    document.title = `${isCase ? t('case.label', { number }) : this.pageName} · ${t('console.title')}`;
  }

  get pageName() {
    if (this.place.case) return t(this.isBranch ? 'new.titleBranch' : 'new.title');
    const { view, report, draft } = this.place;
    if (view === 'reports' && report) return report;
    if (view === 'reports' && draft) return t('title.reportDraft', { number: draft });
    return this.isBranch ? t('view.filedHere') : tCode('view', view);
  }

  firstUpdated() {
    this.endKeys = listenForKeys(consoleKeys(this), () => say(said('keys.rested')));
    keepFocus(this);
    whenSessionOver(() => this.querySelector('sign-in-dialog').ask());
    if (this.place.case || this.place.view === 'callbacks') fetchRest();
    fetchDesk(this.place.view);
    this.begin();
  }

  async begin() {
    try {
      const person = await sessionIfAny();
      if (!person) await this.querySelector('sign-in-dialog').ask(false);
      await learnNames();
      if (person) this.isFor(person);
    } catch (problem) {
      say(wordsFor(problem));
      setTimeout(() => this.begin(), 3_000);
      return;
    }
    await this.enter();
    this.began = true;
    requestIdleCallback(fetchRest, { timeout: 1_000 });
    whileShown(() => this.learnAnew(), NAMES_HOLD_FOR);
  }

  async learnAnew() {
    await learnNames().catch(() => {});
    this.requestUpdate();
  }

  signedIn(person) {
    this.isFor(person);
    if (this.began) this.enter();
  }

  async enter() {
    if (this.person.hasOneTimePassword) await this.choosePassword();
    const views = viewsOf(this.person.role);
    if (!views.includes(this.place.view)) this.place = { ...this.place, view: views[0] };
    fetchDesk(this.place.view);
    if (this.works) this.follow();
  }

  /** Whether the person chose another password; one with a one-time password has to. */
  async choosePassword() {
    await import('../shared/dialogs/password-dialog.js');
    const person = await this.querySelector('password-dialog').ask(this.person);
    if (person) this.isFor(person);
    return person !== null;
  }

  get works() {
    return worksOnComplaints(this.person?.role);
  }

  get isBranch() {
    return this.person?.role === 'branch';
  }

  follow() {
    this.stream?.end();
    this.stream = new EventStream({
      onEvent: ({ event, data }) => this.changed(event, data),
      onState: (state) => {
        this.live = state;
        if (state === 'live') this.isLive();
        if (state === 'refused') this.askWhoIsHere();
      },
    });
  }

  /** What is state and has no place in the log may have changed after it was read and before the stream stood. */
  isLive() {
    serverIsBack();
    this.querySelectorAll(LISTENERS).forEach((part) => part.onLive?.());
  }

  /**
   * The stream was refused. Where the session is over, or another person's, a dialog comes up; where it goes on, as after a new
   * password chosen on another tab, the stream does too.
   */
  async askWhoIsHere() {
    try {
      this.isFor(await currentSession());
    } catch {
      return;
    }
    setTimeout(() => this.enter(), AFTER_A_REFUSAL);
  }

  changed(event, data) {
    const parts = this.querySelectorAll(LISTENERS);
    if (event === 'resync') parts.forEach((part) => part.resync?.());
    if (event === 'calls') parts.forEach((part) => part.onCalls?.(JSON.parse(data)));
    if (event === 'floor') parts.forEach((part) => part.onFloor?.(JSON.parse(data)));
    if (event !== 'change') return;
    const change = JSON.parse(data);
    parts.forEach((part) => part.onChange?.(change));
    if (change.given && change.owner === this.person?.id) say(t('console.given', { number: change.number }));
    if (change.event === 'recounted') this.calendarChanged();
  }

  /** Each open complaint is counted again, with one event each: the new days are fetched once. */
  calendarChanged() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.learnAnew(), 2_000);
  }

  /**
   * @param {Partial<import('../shared/address.js').Place>} change
   * @param {'heading' | 'next step'} [to] what takes the focus in a case that is opened
   */
  go(change, to) {
    const next = { ...this.place, ...change };
    if (hrefOf(next) === hrefOf(this.place)) return;
    const before = this.place;
    this.place = next;
    fetchDesk(next.view);
    history.pushState(null, '', hrefOf(next));
    this.updateComplete.then(() => focusAfterGoing(this, before, next, to));
  }

  /** All of a place that is kept, and nothing of the present one. @param {string} query */
  openView(query) {
    const nothing = Object.fromEntries(Object.keys(this.place).map((name) => [name, '']));
    this.go({ ...nothing, ...readPlace(query) });
  }

  /** An empty form, also where the last complaint that was filed is still shown. @param {object} [known] of a caller, see `new-complaint-form` */
  async fileAnother(known) {
    this.go({ case: 'new' });
    await customElements.whenDefined('case-panel');
    this.querySelector('case-panel')?.fileAnother(known);
  }

  /** A double click takes one. */
  async takeNext() {
    if (this.isTaking) return;
    this.isTaking = true;
    setTimeout(() => (this.isTaking = false), BETWEEN_TAKES);
    try {
      const taken = await takeNextComplaint();
      if (taken?.number) {
        this.go({ view: 'mine', case: taken.number }, 'next step');
        say(said('console.taken', { number: taken.number }));
      } else {
        say(said(NOTHING[taken?.because] ?? NOTHING['none-waits']));
      }
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  render() {
    return html`<console-top .person=${this.person} .place=${this.place} .isLive=${this.live === 'live'}></console-top>
      <calendar-reminder .role=${this.person?.role} .calendar=${calendar()}></calendar-reminder>
      ${this.live === 'reconnecting'
        ? html`<p class="live-bar" role="status">${t('live.reconnectingKept')}</p>`
        : ''}
      <main>
        ${this.began
          ? desk({ place: this.place, person: this.person, go: (change) => this.go(change) })
          : html`<p class="loading" role="status">${t('state.loading')}</p>`}
      </main>
      ${this.works && !this.isBranch ? html`<call-card .person=${this.person} .place=${this.place} .isLive=${this.live === 'live'}></call-card><offer-card .person=${this.person} .isLive=${this.live === 'live'}></offer-card>` : ''}
      <sign-in-dialog></sign-in-dialog><another-person></another-person><password-dialog></password-dialog><export-dialog></export-dialog><distribute-dialog></distribute-dialog><views-dialog></views-dialog><keys-help .role=${this.person?.role} .view=${this.place.view}></keys-help>`;
  }
}

customElements.define('hotline-console', HotlineConsole);
