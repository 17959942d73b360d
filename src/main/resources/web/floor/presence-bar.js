import { html } from 'lit';
import { choosePresence, ownPresence } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { keepStreams } from '../live/event-stream.js';
import { number, said, t } from '../shared/language.js';
import { keysOf } from '../shared/keys.js';
import { opensHere } from '../shared/opens-here.js';
import { hourMinute } from '../shared/times.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './ticking-since.js';
import './wrap-up-clock.js';
import { choicesOf, iconOf, isOver, lookOf, stateWords } from './floor-words.js';

/** Browsers may freeze a hidden page that holds no lock; a person on the floor has to hear of an offer. */
const LOCK = 'hotline floor';

/** What the person does now, since when, and what they may choose instead. */
class PresenceBar extends ReadingElement {
  static properties = { person: {}, isLive: {} };

  willUpdate(changes) {
    if (changes.has('person') && this.person) this.askOnceLive(String(this.person.id), this.isLive);
  }

  connectedCallback() {
    super.connectedCallback();
    const outside = (event) => !this.contains(event.target) && this.close();
    document.addEventListener('click', outside);
    this.endings.push(() => document.removeEventListener('click', outside));
    // A break passes its limit while no one looks.
    const each = setInterval(() => this.requestUpdate(), 10_000);
    this.endings.push(() => clearInterval(each));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.keep(false);
  }

  read() {
    return ownPresence();
  }

  onFloor({ own }) {
    if (own) this.load();
  }

  onLive() {
    this.load();
  }

  updated() {
    if (!this.answer) return;
    this.keep(this.answer.state !== 'off');
    const { told } = this.answer;
    if (told && this.told !== undefined && told.at !== this.told) say(said('presence.told', { name: told.by, words: told.words }));
    this.told = told?.at ?? '';
  }

  /** A page that is hidden keeps its person present. @param {boolean} kept */
  keep(kept) {
    if (kept === this.isKept) return;
    this.isKept = kept;
    keepStreams(kept);
    this.unlock?.();
    this.unlock = undefined;
    if (kept) navigator.locks?.request(LOCK, { mode: 'shared' }, () => new Promise((done) => (this.unlock = done))).catch(() => {});
  }

  get menu() {
    return this.querySelector('details');
  }

  close() {
    if (this.menu) this.menu.open = false;
  }

  async open() {
    if (!this.menu) return;
    this.menu.open = true;
    this.querySelector('.entries .entry').focus();
  }

  onKey(event) {
    if (!this.menu.open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
      this.querySelector('summary').focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const entries = [...this.querySelectorAll('.entries .entry')];
    const at = entries.indexOf(document.activeElement);
    entries[(at + step + entries.length) % entries.length].focus();
  }

  async choose(choice) {
    this.close();
    this.querySelector('summary').focus();
    if (this.isSending) return;
    this.isSending = true;
    try {
      this.answer = await choosePresence(choice);
    } catch (problem) {
      say(wordsFor(problem));
    } finally {
      this.isSending = false;
    }
  }

  entry(choice) {
    const { state, reason = null, next, breaks } = this.answer;
    const minutes = breaks.find(({ code }) => choice.state === 'break' && code === choice.reason)?.minutes;
    const isNow = state === choice.state && (reason ?? undefined) === choice.reason;
    const isNext = next?.state === choice.state && (next.reason ?? undefined) === choice.reason;
    return html`<button
      class="entry"
      data-choice=${choice.reason ?? choice.state}
      aria-pressed=${isNow || isNext ? 'true' : 'false'}
      @click=${() => this.choose(choice)}
    >
      ${iconOf(choice)}${choice.state === 'off' ? t('presence.leave') : stateWords(choice, breaks)}${minutes
        ? html` <small>${t('presence.minutes', { n: number(minutes) })}</small>`
        : ''}
    </button>`;
  }

  facts() {
    const { state, reason, place, lostTurns, told, turnOwed, awayConfirmed, since } = this.answer;
    const day = { view: 'day', case: '' };
    const go = (event) => opensHere(event) && this.tell('go', day);
    return html`<p class="small">
      ${place ? html`${t('presence.place', { n: number(place) })}<br />` : ''} ${lostTurns ? html`${t('presence.lostTurns', { n: number(lostTurns) })}<br />` : ''}
      ${turnOwed ? html`${t('presence.turnOwed')}<br />` : ''}
      ${state === 'away-on-duty' && awayConfirmed ? html`${t('presence.awayConfirmed')}<br />` : ''}
      ${state === 'off' && reason === 'lost' ? html`${t('presence.lost', { at: hourMinute(since) })}<br />` : ''}
      ${told ? html`${t('presence.told', { name: told.by, words: told.words })}<br />` : ''}
      <a href=${hrefOf({ view: 'day' })} @click=${go}>${t('presence.myDay')}</a>
    </p>`;
  }

  render() {
    if (!this.answer?.line) return '';
    const { state, since, next, breaks } = this.answer;
    const shown = { ...this.answer, over: isOver(this.answer) };
    return html`<details class="menu presence" @keydown=${this.onKey}>
      <summary aria-keyshortcuts=${keysOf('presence')} title="${t('presence.title')} (${keysOf('presence')})">
        <span class="badge ${lookOf(shown)}" data-state=${state}
          >${iconOf(shown)}<span class="word">${stateWords(this.answer, breaks)}</span>${state === 'off' ? '' : html`<ticking-since .since=${since}></ticking-since>`}</span
        >${next ? html`<span class="next small">${t('presence.next', { state: stateWords(next, breaks) })}</span>` : ''}
      </summary>
      <div class="entries" role="group" aria-label=${t('presence.title')}>
        ${choicesOf(breaks).map((choice) => this.entry(choice))} ${this.facts()}
      </div>
    </details>
    <wrap-up-clock .presence=${this.answer} @presence=${({ detail }) => (this.answer = detail)}></wrap-up-clock>`;
  }
}

customElements.define('presence-bar', PresenceBar);
