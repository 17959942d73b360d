import { html } from 'lit';
import { decideAway, floorNow } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, said, t, tCode } from '../shared/language.js';
import { keysOf } from '../shared/keys.js';
import { opensHere } from '../shared/opens-here.js';
import { departmentName } from '../shared/policy-names.js';
import { hourMinute } from '../shared/times.js';
import { whileShown } from '../shared/while-shown.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import { lineTable } from './floor-lines.js';
import { iconOf, isOver, lookOf, stateWords } from './floor-words.js';
import './state-dialog.js';
import './swap-dialog.js';
import './take-back-dialog.js';
import './absence-list.js';
import './floor-queues.js';
import './ticking-since.js';

/** What waits changes without anyone on the floor. */
const READ_EACH = 10_000;
const SOON = 300;

/** Who does what since when, and what a supervisor decides about it (R2, R8). A row is chosen by the mouse or by keys. */
class FloorDesk extends ReadingElement {
  static properties = { place: {}, line: { state: true }, current: { state: true } };

  constructor() {
    super();
    this.line = '';
    this.current = 0;
    this.addEventListener('floor-changed', () => this.load());
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.load(), READ_EACH));
    // A break passes its limit while no one looks.
    const each = setInterval(() => this.requestUpdate(), 10_000);
    this.endings.push(() => clearInterval(each));
  }

  /** Changes of many people within a moment are read at once. */
  onFloor({ lines }) {
    if (!lines.length) return;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), SOON);
  }

  read() {
    return floorNow();
  }

  get rows() {
    const agents = this.answer?.agents ?? [];
    return this.line ? agents.filter(({ line }) => line === this.line) : agents;
  }

  get row() {
    return this.rows.find(({ person }) => person.id === this.current);
  }

  /** @param {number} step */
  move(step) {
    const { rows } = this;
    if (!rows.length) return;
    const at = rows.findIndex(({ person }) => person.id === this.current);
    const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    this.current = next.person.id;
    this.updateComplete.then(() => this.querySelector(`[data-person="${this.current}"]`)?.scrollIntoView({ block: 'nearest' }));
  }

  /** By keys: what the chosen row offers. @param {'assign' | 'remind' | 'grant' | 'refuse' | 'receive'} act */
  actOnChosen(act) {
    const { row } = this;
    if (!row) return;
    if (act === 'assign') this.changeState(row);
    if (act === 'remind' && row.place) this.swap(row);
    if (act === 'receive' && this.canTakeBack(row)) this.takeBack(row);
    if (this.isToBeDecided(row) && (act === 'grant' || act === 'refuse')) this.decide(row, act === 'grant');
  }

  changeState(row) {
    this.current = row.person.id;
    this.querySelector('state-dialog').open(row, this.answer.breaks);
  }

  takeBack(row) {
    this.current = row.person.id;
    this.querySelector('take-back-dialog').open(row, []);
  }

  swap(row) {
    this.current = row.person.id;
    const others = this.othersOf(row);
    if (others.length) this.querySelector('swap-dialog').open(row, others);
    else say(said('floor.alone'));
  }

  /** Those with whom a person can change places. */
  othersOf(row) {
    return this.answer.agents.filter(({ line, place, person }) => line === row.line && place && person.id !== row.person.id);
  }

  /** A call rings already. */
  canTakeBack({ inHand: { offered } }) {
    return Boolean(offered) && offered.kind !== 'call';
  }

  isToBeDecided({ state, turnOwed, awayConfirmed }) {
    return turnOwed || (state === 'away-on-duty' && !awayConfirmed);
  }

  async decide(row, confirmed) {
    try {
      await decideAway(row.person.id, confirmed);
      say(said(confirmed ? 'floor.awayConfirmed' : 'floor.awayRefused', { name: row.person.name }));
    } catch (problem) {
      say(problem.status === 409 ? said('floor.nothingOwed') : wordsFor(problem));
    }
    this.load();
  }

  caseLink(of) {
    const place = { case: of };
    const go = (event) => opensHere(event) && this.tell('go', place);
    return html`<a href=${hrefOf({ view: 'floor', case: of })} @click=${go}>${of}</a>`;
  }

  stateCell(row) {
    const over = isOver(row);
    const shown = { ...row, over };
    return html`<span class="badge ${lookOf(shown)}">${iconOf(shown)}${stateWords(row, this.answer.breaks)}<ticking-since .since=${row.since}></ticking-since></span>
      ${row.until && row.state === 'break' ? html`<span class="small ${over ? 'late' : ''}">${t(over ? 'floor.wasUntil' : 'floor.until', { at: hourMinute(row.until) })}</span>` : ''}
      ${row.reason && row.state !== 'break' ? html`<span class="small">${tCode('presenceReason', row.reason)}</span>` : ''}
      ${row.next ? html`<span class="small">${t('presence.next', { state: stateWords(row.next, this.answer.breaks) })}</span>` : ''}`;
  }

  held({ cases, openCases, calling, visitor, callback }) {
    return html`${visitor ? html`<span class="small">${t('floor.visitor')}</span>` : ''}${calling ? html`<span class="small">${callback ? t('floor.callsAbout') : t('floor.calls')} ${callback ? this.caseLink(callback) : ''}</span>` : ''}
      ${openCases
        ? html`<details class="cases">
            <summary>${t('floor.openCases', { n: number(openCases) })}</summary>
            ${cases.map((each) => html`${this.caseLink(each)} `)}${openCases > cases.length ? '…' : ''}
          </details>`
        : ''}`;
  }

  verbs(row) {
    const decides = this.isToBeDecided(row);
    const { name } = row.person;
    const button = (act, words, label, does) =>
      html`<button class="link" type="button" data-act=${act} aria-label=${label} @click=${does}>${words}</button> `;
    return html`${button('state', t('floor.changeState'), t('floor.stateOf', { name }), () => this.changeState(row))}
    ${this.canTakeBack(row)
      ? button('take-back', t('floor.takeBack'), t('floor.takeBackOf', { name }), () => this.takeBack(row))
      : ''}
    ${decides
      ? html`${button('confirm', t('floor.confirmAway'), t('floor.confirmAwayOf', { name }), () => this.decide(row, true))}
        ${button('refuse', t('floor.refuseAway'), t('floor.refuseAwayOf', { name }), () => this.decide(row, false))}`
      : ''}
    ${row.place && this.othersOf(row).length ? button('swap', t('floor.swap'), t('floor.swapOf', { name, n: number(row.place) }), () => this.swap(row)) : ''}`;
  }

  tableRow(row, heads) {
    const isCurrent = row.person.id === this.current;
    return html`<tr
      class=${isCurrent ? 'current' : ''}
      data-person=${row.person.id}
      data-state=${row.state}
      aria-current=${isCurrent ? 'true' : 'false'}
      @click=${() => (this.current = row.person.id)}
    >
      ${cell(heads[0], html`<bdi>${row.person.name}</bdi> <span class="small">${departmentName(row.line) || row.line}</span>`)} ${cell(heads[1], this.stateCell(row))}
      ${cell(heads[2], this.held(row.inHand))}
      ${cell(heads[3], html`${row.place ? number(row.place) : t('floor.none')}${row.turnOwed ? html` <span class="badge due-soon">${t('floor.owed')}</span>` : ''}`)}
      ${cell(heads[4], row.lostTurns || row.missedOffers ? t('floor.lostMissed', { lost: number(row.lostTurns), missed: number(row.missedOffers) }) : t('floor.none'))}
      ${cell(heads[5], number(row.doneToday))} ${cell(heads[6], row.lastEndedAt ? moment(row.lastEndedAt) : t('floor.none'))}
      ${cell(
        heads[7],
        row.state === 'off'
          ? t('floor.none')
          : row.silentSince
            ? html`<span class="late">${t('floor.silentSince', { at: hourMinute(row.silentSince) })}</span>`
            : t('floor.live'),
      )}
      ${cell(heads[8], this.verbs(row))}
    </tr>`;
  }

  table() {
    const heads = ['agent', 'state', 'inHand', 'place', 'lost', 'done', 'ended', 'stream', 'verbs'].map((name) => tCode('floor.head', name));
    if (!this.rows.length) return html`<p class="state">${t('floor.nobody')}</p>`;
    return cards(t('floor.agents'), heads, this.rows.map((row) => this.tableRow(row, heads)));
  }

  render() {
    return html`<section class="admin floor" aria-label=${t('view.floor')}>
        <h2 tabindex="-1" data-home>${t('view.floor')}</h2>
        ${this.states(
          (answer) => html`${lineTable(answer, this.line, (line) => (this.line = line === this.line ? '' : line))}
            <floor-queues .line=${this.line} .asOf=${answer}></floor-queues>
            <p class="small">
              ${t('floor.explained')}
              ${t('floor.byKeys', { state: keysOf('floorState'), swap: keysOf('floorSwap'), confirm: keysOf('floorConfirm'), back: keysOf('floorTakeBack') })}
            </p>
            <div class="wide-table" tabindex="0" role="group" aria-label=${t('floor.agents')}>${this.table()}</div>
            <dispatch-preview .line=${this.line || mostWaiting(answer.lines)} .asOf=${answer}></dispatch-preview>
            <absence-list></absence-list>
            <work-figures .line=${this.line}></work-figures>`,
        )}
      </section>
      <state-dialog></state-dialog><swap-dialog></swap-dialog><take-back-dialog></take-back-dialog>`;
  }
}

/** Where most works wait, since that is what someone looks for. @param {object[]} lines @returns {string} '' where there are none */
function mostWaiting(lines) {
  const waiting = ({ waitingCases, waitingCallbacks, waitingVisitors }) => waitingCases + waitingCallbacks + waitingVisitors;
  return lines.reduce((most, line) => (!most || waiting(line) > waiting(most) ? line : most), null)?.line ?? '';
}

customElements.define('floor-desk', FloorDesk);
