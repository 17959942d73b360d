import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { complaints } from '../shared/api.js';
import { t } from '../shared/language.js';
import { hrefOf, listKey } from '../shared/address.js';
import { queueRow } from './queue-row.js';
import { PagedList } from '../shared/elements/paged-list.js';
import './queue-filters.js';

const MARKED_FOR = 10_000;
/** The statuses without further steps. */
const ENDED = ['closed', 'withdrawn', 'not-valid'];

/** Complaints by due time. A changed row is marked in its place; new rows wait behind a bar until the agent asks for them. */
class ComplaintQueue extends PagedList {
  static properties = {
    place: {},
    person: {},
    waiting: { state: true },
    marked: { state: true },
  };

  constructor() {
    super();
    this.waiting = new Set();
    this.marked = new Set();
  }

  willUpdate() {
    const key = listKey(this.place);
    if (key !== this.key) {
      this.key = key;
      this.rows = null;
      this.load();
    }
  }

  loaded() {
    this.waiting = new Set();
  }

  page(after) {
    const { view, type, severity, channel, heldBy, pastDue, paused, phone, waybill, search } = this.place;
    return complaints({ view, type, severity, channel, heldBy, pastDue, paused, phone, waybill, search, limit: 50, after });
  }

  /** @param {object} change a FeedChange of the contract */
  onChange(change) {
    const at = this.rows?.findIndex((row) => row.number === change.number) ?? -1;
    if (at >= 0) {
      const before = this.rows[at];
      if (change.version < before.version) return;
      this.rows = this.rows.with(at, { ...before, ...this.seen(change, before) });
      if (change.number !== this.place.case) this.mark(change.number);
    } else if (this.belongs(change)) {
      this.waiting = new Set(this.waiting).add(change.number);
    }
  }

  /** The part of a row that a change names. Names are only known if the row had them before. */
  seen({ event, status, type, severity, dueAt, owner, version, at }, before) {
    const name = owner === this.person.id ? this.person.name : t('queue.colleague');
    const stillPaused = status === before.status && event !== 'resumed' ? before.pausedAt : null;
    return {
      status,
      type,
      severity,
      dueAt,
      version,
      pausedAt: event === 'paused' ? at : stillPaused,
      heldBy: event === 'handed-over' ? null : before.heldBy,
      subtype: type === before.type ? before.subtype : null,
      toBeJudged: before.toBeJudged && event !== 'judgement-corrected',
      owner: owner === null || before.owner?.id === owner ? (owner === null ? null : before.owner) : { id: owner, name },
      endedAt: ENDED.includes(status) ? (before.endedAt ?? at) : null,
    };
  }

  /** Whether a complaint not in the list may belong to it. */
  belongs({ status, owner, type, severity }) {
    const { place } = this;
    if (this.person.role === 'branch') return true;
    if (ENDED.includes(status) || place.phone || place.waybill || place.search || place.pastDue || place.paused) return false;
    if ((place.type && place.type !== type) || (place.severity && place.severity !== severity)) return false;
    return place.view === 'queue' ? owner === null : place.view === 'mine' ? owner === this.person.id : true;
  }

  mark(number) {
    this.marked = new Set(this.marked).add(number);
    setTimeout(() => {
      this.marked = new Set([...this.marked].filter((other) => other !== number));
    }, MARKED_FOR);
  }

  open(event, number) {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.marked = new Set([...this.marked].filter((other) => other !== number));
    this.tell('go', { case: number });
  }

  list() {
    return html`<ol class="rows">
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
            }),
        )}
      </ol>
      ${this.moreButton(() => html`<p class="end">${t('queue.end', { n: this.rows.length })}</p>`)}`;
  }

  nothing() {
    if (this.person.role === 'branch') return html`<div class="state"><p>${t('queue.nothingFiled')}</p></div>`;
    return html`<div class="state">
      <p>${t(this.place.view === 'mine' ? 'queue.nothingMine' : 'queue.nothing')}</p>
      <vaadin-button @click=${() => this.tell('go', { view: 'callbacks', case: '' })}
        >${t('queue.toCallbacks')}</vaadin-button
      >
    </div>`;
  }

  render() {
    return html`<section class="queue" aria-label=${t('queue.title')}>
      <queue-filters .place=${this.place} .isBranch=${this.person.role === 'branch'}></queue-filters>
      <div role="status">
        ${this.waiting.size
          ? html`<button class="new-bar" @click=${this.load}>${t('queue.new', { n: this.waiting.size })}</button>`
          : ''}
      </div>
      ${this.unreadable ? html`<p class="notice warn">${t('queue.unreadable', { n: this.unreadable })}</p>` : ''}
      <div class="scroll">
        ${this.states(
          () => this.nothing(),
          () => this.list(),
        )}
      </div>
    </section>`;
  }
}

customElements.define('complaint-queue', ComplaintQueue);
