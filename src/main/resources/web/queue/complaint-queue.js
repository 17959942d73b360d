import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { complaints } from '../shared/api.js';
import { keysOf } from '../shared/keys.js';
import { said, t, tCode } from '../shared/language.js';
import { FILTERS, hrefOf, isNarrowed, listKey, wholeList } from '../shared/address.js';
import { departments } from '../shared/policy-names.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { belongs, comesBefore, ENDED, isEnded } from './list-rule.js';
import { queueRow } from './queue-row.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { opensHere } from '../shared/opens-here.js';
import { say } from '../shared/elements/words.js';
import './queue-filters.js';

const MARKED_FOR = 10_000;
/** The server gives so many at once. */
const MANY = 200;

/** Complaints by due time, by severity, or newest first. A changed row is marked in its place; new rows wait behind a bar until the agent asks for them. */
class ComplaintQueue extends PagedList {
  static properties = {
    place: {},
    person: {},
    waiting: { state: true },
    marked: { state: true },
    chosen: { state: true },
  };

  constructor() {
    super();
    this.waiting = new Set();
    this.marked = new Set();
    this.chosen = new Set();
  }

  willUpdate() {
    const key = listKey(this.place);
    if (key !== this.key) this.chosen = new Set();
    this.ask(key);
  }

  loaded() {
    this.waiting = new Set();
    this.chosen = new Set(this.rows.map(({ number }) => number).filter((number) => this.chosen.has(number)));
    if (this.focusWanted) this.focusRow();
    this.focusWanted = false;
  }

  /** Goes to the first row as soon as it has come. */
  takeFocus() {
    if (this.rows) this.focusRow();
    else this.focusWanted = true;
  }

  page(after) {
    const query = Object.fromEntries(['view', ...FILTERS].map((name) => [name, this.place[name]]));
    return complaints({ ...query, limit: 50, after });
  }

  /** @param {object} change a FeedChange of the contract */
  onChange(change) {
    const at = this.rows?.findIndex((row) => row.number === change.number) ?? -1;
    if (at >= 0) {
      const before = this.rows[at];
      if (change.version < before.version) return;
      this.rows = this.rows.with(at, { ...before, ...this.seen(change, before) });
      if (change.event === 'judgement-corrected') this.readKind(change.number);
      if (change.number !== this.place.case) this.mark(change.number);
    } else if (this.rows && this.isNew(change)) {
      this.waiting = new Set(this.waiting).add(change.number);
    } else if (this.waiting.has(change.number)) {
      this.waiting = new Set([...this.waiting].filter((number) => number !== change.number));
    }
  }

  /** News name no subtypes. @param {string} number */
  async readKind(number) {
    const { items } = await complaints({ view: 'open', search: number, limit: 1 }).catch(() => ({ items: [] }));
    const [read] = items;
    this.rows = this.rows?.map((row) => (row.number === number && read?.type === row.type ? { ...row, subtype: read.subtype } : row));
  }

  /** What comes after the last row is no news: the next page brings it. */
  isNew(change) {
    const { place, person, rows, next } = this;
    return belongs(change, place, person) && (next === null || comesBefore(change, rows.at(-1), place, person));
  }

  /** The part of a row that a change names. Names of people are only known if the row had them before. */
  seen({ toBeJudged, joined, unanswered, status, type, severity, dueAt, tier, turnAt, owner, version, at, pausedAt, heldBy }, before) {
    const name = owner === this.person.id ? this.person.name : t('queue.colleague');
    return {
      status,
      type,
      severity,
      dueAt,
      tier,
      turnAt: isEnded(status) ? null : turnAt,
      version,
      pausedAt,
      heldBy: heldBy === before.heldBy?.code ? before.heldBy : (departments().find(({ code }) => code === heldBy) ?? null),
      subtype: type === before.type ? before.subtype : null,
      toBeJudged,
      joined,
      unanswered,
      owner: owner === null || before.owner?.id === owner ? (owner === null ? null : before.owner) : { id: owner, name },
      endedAt: isEnded(status) ? (before.endedAt ?? at) : null,
    };
  }

  async showNew() {
    await this.load();
    this.focusRow();
  }

  mark(number) {
    this.marked = new Set(this.marked).add(number);
    setTimeout(() => {
      this.marked = new Set([...this.marked].filter((other) => other !== number));
    }, MARKED_FOR);
  }

  open(event, number) {
    if (!opensHere(event)) return;
    this.marked = new Set([...this.marked].filter((other) => other !== number));
    this.tell('go', { case: number });
  }

  /** Supervisors give several at once to a colleague, or remind their holders. */
  get isChosenFrom() {
    return this.person.role === 'supervisor' && this.place.view !== ENDED;
  }

  /** @param {string} number @param {boolean} is */
  choose(number, is) {
    const others = [...this.chosen].filter((other) => other !== number);
    this.chosen = new Set(is ? [...others, number] : others);
  }

  choice({ number }) {
    if (!this.isChosenFrom) return '';
    return html`<label class="choose" title=${t('queue.choose', { number })}
      ><input
        type="checkbox"
        aria-label=${t('queue.choose', { number })}
        .checked=${this.chosen.has(number)}
        @change=${(event) => this.choose(number, event.target.checked)}
    /></label>`;
  }

  /** Space chooses the row that has the focus, where it would only scroll. */
  chooseByKey(event) {
    if (event.key !== ' ' || !event.target.matches('.row') || !this.isChosenFrom) return;
    event.preventDefault();
    if (!event.repeat) this.choose(event.target.dataset.number, !this.chosen.has(event.target.dataset.number));
  }

  /** For keys and buttons. @param {'assign' | 'remind'} what */
  actOnChosen(what) {
    if (!this.isChosenFrom) return;
    const chosen = this.rows?.filter(({ number }) => this.chosen.has(number)) ?? [];
    if (chosen.length > 0) this.tell('ask-distribute', { chosen: chosen.slice(0, MANY), what });
    else say(said('queue.noneChosen'));
  }

  /** The person gave or reminded of the chosen ones. */
  distributed() {
    this.chosen = new Set();
    return this.load();
  }

  chosenButton(act, what) {
    return html`<vaadin-button
      theme=${what === 'assign' ? 'small primary' : 'small'}
      data-chosen=${what}
      aria-keyshortcuts=${keysOf(act)}
      @click=${() => this.actOnChosen(what)}
      >${tCode('queue', act, { n: this.chosen.size })}${keyHint(act)}</vaadin-button
    >`;
  }

  /** What can be done with the chosen ones. It stands below the list, so that no row moves under the pointer. */
  tools() {
    if (this.chosen.size === 0) return '';
    return html`<div class="chosen-tools" role="group" aria-label=${t('queue.chosen', { n: this.chosen.size })}>
      ${this.chosenButton('assignChosen', 'assign')} ${this.chosenButton('remindChosen', 'remind')}
      <button class="link" type="button" @click=${() => (this.chosen = new Set())}>${t('queue.clear')}</button>
    </div>`;
  }

  list() {
    return html`<ol class="rows ${this.isChosenFrom ? 'choosable' : ''}" @keydown=${this.chooseByKey}>
        ${repeat(
          this.rows,
          (row) => row.number,
          (row) =>
            queueRow(row, {
              href: hrefOf({ ...this.place, case: row.number }),
              current: row.number === this.place.case,
              marked: this.marked.has(row.number),
              foreign: this.place.view === 'queue' && row.owner !== null,
              open: (event) => this.open(event, row.number),
              choice: this.choice(row),
            }),
        )}
      </ol>
      ${this.moreButton(() => html`<p class="end">${t('queue.end', { n: this.rows.length })}</p>`)}`;
  }

  nothing() {
    if (this.person.role === 'branch') return html`<div class="state"><p>${t('queue.nothingFiled')}</p></div>`;
    const { search, phone, waybill } = this.place;
    const text = search || phone || waybill;
    if (text || isNarrowed(this.place)) {
      return html`<div class="state">
        <p>${text ? t('queue.nothingFound', { text }) : t('queue.nothing')}</p>
        <vaadin-button @click=${() => this.tell('go', wholeList())}>${t('filter.clear')}</vaadin-button>
      </div>`;
    }
    return html`<div class="state">
      <p>${t(this.place.view === 'mine' ? 'queue.nothingMine' : 'queue.nothing')}</p>
      <vaadin-button @click=${() => this.tell('go', { view: 'callbacks', case: '' })}
        >${t('queue.toCallbacks')}</vaadin-button
      >
    </div>`;
  }

  render() {
    return html`<section class="queue" aria-label=${t('queue.title')} tabindex="-1" data-home>
      <queue-filters
        .place=${this.place}
        .ownerName=${this.rows?.find(({ owner }) => owner && String(owner.id) === this.place.owner)?.owner.name}
        .isBranch=${this.person.role === 'branch'}
        .choosesOwner=${this.person.role === 'supervisor'}
      ></queue-filters>
      <div role="status">
        ${this.waiting.size
          ? html`<button class="new-bar" @click=${this.showNew}>${t('queue.new', { n: this.waiting.size })}</button>`
          : ''}
      </div>
      ${this.unreadable ? html`<p class="notice warn">${t('queue.unreadable', { n: this.unreadable })}</p>` : ''}
      <div class="scroll">
        ${this.person.role === 'branch' ? html`<asked-here></asked-here>` : ''}
        ${this.states(
          () => this.nothing(),
          () => this.list(),
        )}
      </div>
      ${this.tools()}
    </section>`;
  }
}

customElements.define('complaint-queue', ComplaintQueue);
