import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/split-layout';
import { PageElement } from '../shared/page-element.js';
import { EventStream } from '../shared/event-stream.js';
import { currentSession, signOut, takeNextComplaint, whenSessionOver } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { hrefOf, readPlace, VIEWS, VIEWS_OF_BRANCH } from './address.js';
import { learnNames } from './policy-names.js';
import { listenForKeys } from './keyboard.js';
import { say, wordsFor } from './words.js';
import '../shared/language-switch.js';
import '../shared/sign-in-dialog.js';
import './complaint-queue.js';
import './case-search.js';
import './keys-help.js';

/** What one works on opens from the list, so it is fetched while one looks at that: the first row is there sooner. */
const fetchRest = () => Promise.all([import('./case-panel.js'), import('./callback-desk.js')]);

/** The agent's console: who is signed in, what is shown, and what just changed; all else flows down from here. */
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
  }

  firstUpdated() {
    this.endKeys = listenForKeys(this.keys());
    whenSessionOver(() => this.querySelector('sign-in-dialog').ask());
    if (this.place.case || this.place.view === 'callbacks') fetchRest();
    this.begin();
  }

  async begin() {
    try {
      [this.person] = await Promise.all([currentSession({ open: true }), learnNames({ open: true })]);
    } catch (problem) {
      if (problem.status !== 401) {
        say(wordsFor(problem));
        setTimeout(() => this.begin(), 3_000);
        return;
      }
      await this.querySelector('sign-in-dialog').ask(false);
      await learnNames();
    }
    this.enter();
    this.began = true;
    requestIdleCallback(fetchRest, { timeout: 1_000 });
  }

  signedIn(person) {
    this.person = person;
    if (this.began) this.enter();
  }

  enter() {
    if (this.isBranch) this.place = { ...this.place, view: 'mine' };
    this.follow();
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
        // The session is over: any request brings up the sign-in dialog, which then follows the feed again.
        if (state === 'refused') currentSession().catch(() => {});
      },
    });
  }

  changed(event, data) {
    const parts = this.querySelectorAll('complaint-queue, case-panel, callback-desk');
    if (event === 'resync') parts.forEach((part) => part.resync?.());
    if (event === 'change') parts.forEach((part) => part.onChange?.(JSON.parse(data)));
  }

  /** @param {Partial<import('./address.js').Place>} change */
  go(change) {
    const next = { ...this.place, ...change };
    if (hrefOf(next) === hrefOf(this.place)) return;
    this.place = next;
    history.pushState(null, '', hrefOf(next));
  }

  keys() {
    const inCase = (act) => () => this.querySelector('case-panel')?.[act]?.();
    const agent = (act) => () => this.isBranch || act();
    return {
      '?': () => this.querySelector('keys-help').show(),
      j: () => this.querySelector('complaint-queue')?.move(1),
      k: () => this.querySelector('complaint-queue')?.move(-1),
      n: () => this.go({ case: 'new' }),
      t: agent(() => this.takeNext()),
      r: inCase('resolve'),
      m: inCase('note'),
      c: agent(() => this.querySelector('callback-desk')?.recordOrTake?.() ?? this.go({ view: 'callbacks', case: '' })),
      '/': () => this.querySelector('case-search').focusInput(),
      'g q': agent(() => this.go({ view: 'queue', case: '' })),
      'g c': agent(() => this.go({ view: 'callbacks', case: '' })),
      'g m': agent(() => location.assign('/wallboard')),
      Escape: () => this.go({ case: '' }),
    };
  }

  async takeNext() {
    try {
      const taken = await takeNextComplaint();
      if (taken) {
        this.go({ view: 'mine', case: taken.number });
        say(t('console.taken', { number: taken.number }));
      } else {
        say(t('console.nothingWaits'));
      }
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  async leave() {
    this.stream?.end();
    await signOut().catch(() => {});
    location.assign('/console');
  }

  link(view) {
    const href = hrefOf({ view });
    const go = (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.go({ view, phone: '', waybill: '', case: '' });
    };
    return html`<a href=${href} aria-current=${this.place.view === view ? 'page' : 'false'} @click=${go}
      >${this.isBranch ? t('view.filedHere') : tCode('view', view)}</a
    >`;
  }

  top() {
    return html`<header class="top">
      <h1>${t('console.title')}</h1>
      <nav aria-label=${t('console.views')}>${(this.isBranch ? VIEWS_OF_BRANCH : VIEWS).map((view) => this.link(view))}</nav>
      <case-search></case-search>
      <vaadin-button theme="primary" @click=${() => this.go({ case: 'new' })}>${t('console.new')}</vaadin-button>
      ${this.isBranch
        ? ''
        : html`<vaadin-button @click=${() => this.takeNext()}>${t('console.takeNext')}</vaadin-button>`}
      <span class="grow"></span>
      ${this.isBranch ? '' : html`<a class="elsewhere" href="/wallboard">${t('wallboard.link')}</a>`}
      <vaadin-button class="keys-button" theme="tertiary" @click=${() => this.querySelector('keys-help').show()}
        >${t('keys.title')}</vaadin-button
      >
      <language-switch></language-switch>
      ${this.person
        ? html`<span class="who">${this.person.name}</span>
            <vaadin-button theme="tertiary" @click=${this.leave}>${t('console.leave')}</vaadin-button>`
        : ''}
    </header>`;
  }

  middle() {
    const { place, person } = this;
    if (place.view === 'callbacks') {
      return html`<callback-desk .person=${person} .place=${place}></callback-desk>`;
    }
    return html`<vaadin-split-layout class="desk ${place.case ? 'has-case' : ''}">
      <complaint-queue .place=${place} .person=${person}></complaint-queue>
      <case-panel .number=${place.case ?? ''} .place=${place} .person=${person}></case-panel>
    </vaadin-split-layout>`;
  }

  render() {
    return html`${this.top()}
      ${this.live === 'reconnecting'
        ? html`<p class="live-bar" role="status">${t('live.reconnectingKept')}</p>`
        : ''}
      <main>${this.began ? this.middle() : html`<p class="loading" role="status">${t('state.loading')}</p>`}</main>
      <sign-in-dialog></sign-in-dialog><keys-help ?branch=${this.isBranch}></keys-help>`;
  }
}

customElements.define('hotline-console', HotlineConsole);
