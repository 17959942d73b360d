import { html } from 'lit';
import { call as callOf, holdCall, myCalls, retrieveCall } from '../shared/api.js';
import { now } from '../shared/clock.js';
import { said, t, tCode } from '../shared/language.js';
import { keysOf } from '../shared/keys.js';
import { phoneIcon } from '../shared/icons.js';
import { exact, lasting } from '../shared/times.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './caller-pop.js';
import './call-record-dialog.js';
import './hand-call-dialog.js';
import './handed-calls.js';
import { apologises, beforeWords, endWords, isLongOver, numberWords, owedWords, rings, sinceOf, stateOf } from './call-words.js';

/** What a call was about, each by one key. */
const KINDS = { complaint: 'callComplaint', inquiry: 'callInquiry', suggestion: 'callSuggestion', other: 'callOther' };
const LOOKS = { offered: 'running', queued: 'running', alerting: 'due-soon', answered: 'running', held: 'paused', ended: 'ended' };

/**
 * The call that the person has at the telephone, with who it is, and its record by one key. The state is read again when the stream says so, when
 * it stands again and when a hidden page is shown, so two tabs show the same.
 */
class CallCard extends ReadingElement {
  static properties = { person: {}, isLive: {}, place: {}, isFolded: { state: true }, isTelling: { state: true }, callers: { state: true } };

  constructor() {
    super();
    this.isFolded = false;
    this.isTelling = false;
    this.callers = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const each = setInterval(() => this.call && this.requestUpdate(), 1_000);
    const shown = () => !document.hidden && this.person && this.load();
    document.addEventListener('visibilitychange', shown);
    this.endings.push(() => clearInterval(each), () => document.removeEventListener('visibilitychange', shown));
  }

  willUpdate(changes) {
    if (changes.has('person') && this.person) this.askOnceLive(String(this.person.id), this.isLive);
    if (changes.has('answer') && this.call?.id !== changes.get('answer')?.items[0]?.id) {
      this.isFolded = false;
      this.callers = null;
    }
  }

  read() {
    return myCalls();
  }

  onCalls({ own }) {
    if (own) this.load();
    if (own) this.querySelector('handed-calls')?.load();
  }

  /** Also what a colleague hands over comes so. */
  onFloor({ own }) {
    if (own) this.querySelector('handed-calls')?.load();
  }

  onLive() {
    this.load();
    this.querySelector('handed-calls')?.load();
  }

  /** The one that continues; else the last one that owes its record. */
  get call() {
    return this.answer?.items[0] ?? null;
  }

  /** The file that the caller is most likely: the only one of the number. */
  get file() {
    const files = this.callers?.items ?? [];
    return files.length === 1 ? files[0] : null;
  }

  /** By one key: of the call at hand, or of one that no exchange reported. @param {'complaint' | 'inquiry' | 'suggestion' | 'other'} kind */
  async record(kind) {
    const { call, file } = this;
    if (call?.record) {
      const { record } = await callOf(call.id).catch(() => ({ record: null }));
      if (record) this.querySelector('call-record-dialog').open({ call, kind, record, files: this.callers?.items ?? [] });
      return;
    }
    const known = { phone: call?.numberWritten ?? '', who: file?.name ?? call?.callerName ?? '', customer: file ? String(file.id) : '' };
    if (kind === 'complaint' && call) {
      this.isFolded = true;
      this.tell('file-another', { call: call.id, version: 0, phone: known.phone, complainant: known.who });
      return;
    }
    this.querySelector('call-record-dialog').open({ call, kind, known, files: this.callers?.items ?? [] });
  }

  /** Opens the first file of the number. */
  openFile() {
    const id = this.callers?.items[0]?.id;
    if (!id) return;
    this.isFolded = true;
    this.tell('go', { view: 'customers', customer: String(id), case: '', part: '' });
  }

  /** The person speaks on it, so it can be held and handed over. */
  get isSpoken() {
    return Boolean(this.call) && ['answered', 'held'].includes(stateOf(this.call));
  }

  /** Puts the call on hold, or takes it off. */
  async hold() {
    const { call } = this;
    if (!this.isSpoken || this.isTelling) return;
    const isHeld = stateOf(call) === 'held';
    this.isTelling = true;
    try {
      const { by } = await (isHeld ? retrieveCall(call.id) : holdCall(call.id));
      if (by === 'hand') say(said(isHeld ? 'calls.retrievedByHand' : 'calls.heldByHand'));
    } catch (problem) {
      say(this.explainHold(problem));
    } finally {
      this.isTelling = false;
    }
    this.load();
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explainHold(problem) {
    if (problem.status === 404) return said('calls.notYours');
    return problem.status === 409 ? said('calls.cantHold') : wordsFor(problem);
  }

  /** Asks to whom the call goes, and what the colleague has to know. */
  handOver() {
    if (this.isSpoken) this.querySelector('hand-call-dialog').open(this.call.id);
  }

  fold() {
    this.isFolded = !this.isFolded;
  }

  /** Since when, how often it rang, and whether to apologise first (T1). */
  times(call) {
    const since = sinceOf(call);
    const state = stateOf(call);
    const rung = state === 'alerting' && call.direction === 'in' ? rings(now() - Date.parse(call.alertingAt)) : 0;
    return html`${since
      ? html`<time class="since" role="timer" aria-live="off" datetime=${since} title=${exact(since)}>${lasting(Math.max(0, now() - Date.parse(since)))}</time>`
      : ''}
    ${rung ? html`<span class="small" data-rings=${rung}>${t('calls.rings', { n: rung })}</span>` : ''}
    ${apologises(call, now()) && state !== 'ended' ? html`<p class="notice warn" data-apologise>${t('calls.apologise')}</p>` : ''}`;
  }

  wrapUp({ wrapUpUntil }) {
    const left = wrapUpUntil ? Math.ceil((Date.parse(wrapUpUntil) - now()) / 1_000) : 0;
    return left > 0 ? html`<span class="badge paused" data-wrap-up>${t('calls.wrapUp', { n: left })}</span>` : '';
  }

  acts(call) {
    const isOwed = stateOf(call) !== 'alerting' && stateOf(call) !== 'queued' && stateOf(call) !== 'offered';
    return html`<div class="acts" role="group" aria-label=${t('calls.whatAbout')}>
      ${isOwed ? html`<span class="small">${t(call.record ? 'calls.recordedAs' : 'calls.whatAbout')}</span>` : ''}
      ${Object.entries(KINDS).map(
        ([kind, act]) => html`<button
          class="button ${call.record?.kind === kind ? 'primary' : ''}"
          type="button"
          data-kind=${kind}
          aria-keyshortcuts=${keysOf(act)}
          @click=${() => this.record(kind)}
        >
          ${tCode('calls.kind', kind)}${keyHint(act)}
        </button>`,
      )}
      ${this.callers?.items.length
        ? html`<button class="button quiet" type="button" data-act="file" aria-keyshortcuts=${keysOf('callFile')} @click=${() => this.openFile()}>
            ${t('calls.openFile')}${keyHint('callFile')}
          </button>`
        : ''}
    </div>`;
  }

  /** What is done with the call itself. */
  commands() {
    if (!this.isSpoken) return '';
    return html`<div class="acts" role="group" aria-label=${t('calls.commands')}>
      <button class="button" type="button" data-act="hold" ?disabled=${this.isTelling} aria-keyshortcuts=${keysOf('callHold')} @click=${() => this.hold()}>
        ${t(stateOf(this.call) === 'held' ? 'calls.retrieve' : 'calls.hold')}${keyHint('callHold')}
      </button>
      <button class="button" type="button" data-act="hand-over" aria-keyshortcuts=${keysOf('callHandOver')} @click=${() => this.handOver()}>
        ${t('calls.handOver')}${keyHint('callHandOver')}
      </button>
    </div>`;
  }

  others() {
    const { items = [], owed = 0 } = this.answer ?? {};
    const open = items.slice(1).filter(({ endedAt }) => !endedAt);
    return html`${open.map((call) => html`<p class="small" data-also=${call.id}>${t('calls.also')} ${tCode('calls.state', stateOf(call))} ${numberWords(call)}</p>`)}
    ${owed > 1 ? this.owing() : ''}`;
  }

  /** The way to the calls that have no record yet. */
  owing() {
    const show = () => this.tell('go', { view: 'calls', part: 'due', case: '' });
    return html`<p class="small"><button class="link" type="button" @click=${show}>${owedWords(this.answer.owed)}</button></p>`;
  }

  render() {
    const { call } = this;
    return html`<handed-calls .person=${this.person} .isLive=${this.isLive}></handed-calls>
      ${call ? this.card(call) : ''}<call-record-dialog @call-recorded=${() => this.load()}></call-record-dialog>
      <hand-call-dialog @call-handed=${() => this.load()}></hand-call-dialog>`;
  }

  card(call) {
    const state = stateOf(call);
    const isQuiet = state === 'ended' && this.place?.view === 'calls';
    if (isQuiet) return '';
    if (isLongOver(call)) return html`<section class="call owing" data-call=${call.id}>${this.owing()}</section>`;
    return html`<section class="call" aria-labelledby="call-title" data-call=${call.id} data-state=${state}>
      <h2 id="call-title" role="status">${phoneIcon()} ${tCode(call.direction === 'out' ? 'calls.stateOut' : 'calls.state', state)}</h2>
      <span class="badge ${LOOKS[state]}">${numberWords(call)}</span>
      <button class="button quiet fold" type="button" aria-expanded=${this.isFolded ? 'false' : 'true'} @click=${() => this.fold()}>
        ${t(this.isFolded ? 'calls.unfold' : 'calls.fold')}
      </button>
      <div class="line">
        ${this.times(call)} ${this.wrapUp(call)}
        ${call.callerName ? html`<bdi class="small">${call.callerName}</bdi>` : ''} ${call.queue ? html`<span class="small">${call.queue}</span>` : ''}
        <span class="small">${endWords(call)}</span>
      </div>
      ${beforeWords(call)}
      <div ?hidden=${this.isFolded} class="known">
        ${call.number
          ? html`<caller-pop .number=${call.number} .call=${`${call.id}-${state === 'ended'}`} @callers-known=${({ detail }) => (this.callers = detail)}></caller-pop>`
          : html`<p class="small">${t('calls.nobodyKnown')}</p>`}
      </div>
      ${this.commands()} ${this.acts(call)} ${this.others()}
    </section>`;
  }
}

customElements.define('call-card', CallCard);
