import { html } from 'lit';
import '@vaadin/split-layout';
import { callbacks, callbacksByHand, takeCallback, takeNextCallback } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { said, t, tCode } from '../shared/language.js';
import { kindName, severityName } from '../shared/policy-names.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { turnMark } from '../shared/elements/turn-mark.js';
import { exact, short, spoken, until } from '../shared/times.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { RowList } from '../shared/elements/row-list.js';
import { keysOf } from '../shared/keys.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../shared/elements/list-buttons.js';
import '../shared/elements/sla-badge.js';
import { untoldKinds } from '../shared/calls/untold.js';
import { opensHere } from '../shared/opens-here.js';
import './callback-card.js';

/** Callbacks: waiting ones on the left, the one under way in the middle. */
class CallbackDesk extends RowList {
  static properties = { person: {}, place: {}, inHand: { state: true }, byHand: { state: true } };

  constructor() {
    super();
    this.inHand = null;
    this.byHand = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** A callback may have been taken from a case that was open above. */
  updated(changes) {
    if (changes.has('place') && !this.place.case && !this.inHand) this.findInHand();
  }

  load() {
    callbacksByHand()
      .then(({ items }) => (this.byHand = items))
      .catch(() => {});
    return this.read(
      () => callbacks({ view: 'waiting', limit: 100 }),
      (page) => (this.rows = page.items),
    );
  }

  /** After a reload the callback still belongs to this agent until its lease ends. */
  async findInHand() {
    const page = await callbacks({ view: 'mine' }).catch(() => ({ items: [] }));
    const row =
      page.items.find((mine) => mine.status === 'in-progress' && mine.agent?.id === this.person?.id) ??
      (await callbacksByHand({ view: 'mine' }).catch(() => ({ items: [] }))).items[0];
    if (!row || this.inHand) return;
    const taken = await takeCallback(row.id).catch(() => null);
    if (taken && !this.inHand) this.show(taken);
  }

  show(taken) {
    this.inHand = taken;
    this.updateComplete.then(() => this.querySelector('callback-card').focusHeading());
  }

  /** From when the next customer may be called; null where one may be called now, and where none waits. */
  get nextFrom() {
    const from = (this.rows ?? []).map(({ callFrom }) => callFrom).sort((one, other) => until(one) - until(other))[0];
    return from && until(from) > 0 ? from : null;
  }

  nothing(because) {
    if (this.nextFrom) return said('callback.nextFrom', { at: spoken(this.nextFrom) });
    return said(because === 'for-others' ? 'callback.forOthers' : 'callback.nothingWaits');
  }

  async takeNext() {
    try {
      const taken = await takeNextCallback();
      if (taken?.id) this.show(taken);
      await this.load();
      if (!taken?.id) say(this.nothing(taken?.because));
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  /** For the keyboard: goes to the outcome of the callback under way, else takes the next one. */
  recordOrTake() {
    if (this.inHand) this.querySelector('callback-card').focusOutcome();
    else this.takeNext();
    return true;
  }

  onChange({ event }) {
    if (event.startsWith('callback') || ['resolved', 'rated', 'closed', 'reopened', 'withdrawn'].includes(event)) {
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this.load(), 1_000);
    }
  }

  /** The next one is one key away; another matter of the customer on the telephone comes at once. */
  async done({ detail }) {
    this.inHand = null;
    const joined = detail?.next ? await takeCallback(detail.next).catch(() => null) : null;
    if (joined) this.show(joined);
    this.load();
    if (joined) return;
    await this.updateComplete;
    this.querySelector('[data-take]')?.focus();
  }

  /** Those that people asked for, before the others as they are handed out. */
  waitingByHand() {
    if (!this.byHand.length) return '';
    return html`<section class="by-hand-waiting" aria-label=${t('byHand.title')}>
      <h3>${t('byHand.title')}</h3>
      <ul>
        ${this.byHand.map(
          ({ name, reason, dueAt, number, missedCalls, missedAt, untold }) => html`<li>
            <strong><bdi>${name ?? t('byHand.noName')}</bdi></strong>
            <span class="small" title=${exact(dueAt)}>${until(dueAt) > 0 ? t('callback.notBefore', { at: short(dueAt) }) : t('byHand.now')}</span>
            ${number ? html`<span class="small number">${number}</span>` : ''}
            <div class="small">${missedCalls ? t('byHand.missed', { n: missedCalls, at: spoken(missedAt) }) : ''}${untold.length ? t('byHand.undelivered', { what: untoldKinds(untold) }) : ''} <bdi>${reason}</bdi></div>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  list() {
    return html`<ol class="rows">
      ${this.rows.map(
        (row) => html`<li>
          <a
            class="row ${row.severity}"
            href=${hrefOf({ view: 'callbacks', case: row.number })}
            aria-current=${row.number === this.place.case ? 'true' : 'false'}
            data-number=${row.number}
            @click=${(event) => this.open(event, row.number)}
          >
            <span class="line">
              <strong><bdi>${row.complainant}</bdi></strong>
              <sla-badge tight .due=${row.dueAt}></sla-badge> ${provisionalMark(row.provisional)}
            </span>
            <span class="line small">
              <span class="severity ${row.severity}">${severityName(row.severity)}</span>
              ${turnMark(row)}
              <span class="kind">${kindName(row.type, row.subtype)}</span>
              ${until(row.callFrom) > 0
                ? html`<span class="when" title=${row.why ? `${exact(row.callFrom)} · ${tCode('callWhy', row.why)}` : exact(row.callFrom)}
                    >${t('callback.notBefore', { at: short(row.callFrom) })}</span
                  >`
                : ''}
              ${row.keptFor && until(row.keptUntil) > 0
                ? html`<span>${t('callback.keptFor', { name: row.keptFor.name, at: short(row.keptUntil) })}</span>`
                : ''}
              ${row.notBy.length > 0 ? html`<span>${t('callback.notBy', { names: row.notBy.map(({ name }) => name).join(', ') })}</span>` : ''}
              <span>${t('callback.attempts', { n: row.attempts })}</span>
            </span>
            <span class="line small"
              ><span class="number">${row.number}</span><span class="summary"><bdi>${row.summary}</bdi></span></span
            >
          </a>
        </li>`,
      )}
    </ol>`;
  }

  open(event, number) {
    if (!opensHere(event)) return;
    this.tell('go', { case: number });
  }

  middle() {
    if (this.inHand) {
      return html`<callback-card
        .callback=${this.inHand}
        .place=${this.place}
        @recorded=${this.done}
        @lost=${this.done}
      ></callback-card>`;
    }
    return html`<div class="state empty"><p>${t('callback.takeOne')}</p></div>`;
  }

  render() {
    return html`<vaadin-split-layout class="desk ${this.inHand ? 'has-case' : ''}">
      <section class="queue" aria-label=${t('view.callbacks')} tabindex="-1" data-home>
        <div class="filters">
          <vaadin-button
            theme="primary"
            data-take
            aria-keyshortcuts=${keysOf('callback')}
            ?disabled=${Boolean(this.inHand)}
            @click=${this.takeNext}
            >${t('callback.takeNext')}${keyHint('callback')}</vaadin-button
          >
          <export-button what="callbacks" .filters=${{ view: 'waiting' }}></export-button>
          ${this.nextFrom ? html`<p class="small" data-next-from>${t('callback.nextFrom', { at: spoken(this.nextFrom) })}</p>` : ''}
        </div>
        <div class="scroll">
          ${this.waitingByHand()} ${this.states(
            () => html`<div class="state"><p>${t('callback.nothingWaits')}</p></div>`,
            () => this.list(),
          )}
        </div>
      </section>
      <div class="panel">${this.middle()}</div>
    </vaadin-split-layout>`;
  }
}

customElements.define('callback-desk', CallbackDesk);
