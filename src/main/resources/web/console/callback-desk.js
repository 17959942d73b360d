import { html } from 'lit';
import '@vaadin/split-layout';
import { callbacks, complaint, takeNextCallback } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { keyHint } from '../shared/elements/key-hint.js';
import { RowList } from '../shared/elements/row-list.js';
import { keysOf } from '../shared/keys.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../shared/elements/sla-badge.js';
import './callback-card.js';

/** Callbacks: waiting ones on the left, the one under way in the middle. */
class CallbackDesk extends RowList {
  static properties = { person: {}, place: {}, inHand: { state: true } };

  constructor() {
    super();
    this.inHand = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.findInHand();
  }

  load() {
    return this.read(
      () => callbacks({ view: 'waiting', limit: 100 }),
      (page) => (this.rows = page.items),
    );
  }

  /** After a reload the callback still belongs to this agent until its lease ends. */
  async findInHand() {
    const page = await callbacks({ view: 'mine' }).catch(() => ({ items: [] }));
    const row = page.items.find((mine) => mine.status === 'in-progress' && mine.agent?.id === this.person?.id);
    if (row && !this.inHand) {
      this.inHand = { ...row, attempt: row.attempts, attemptsLeft: null, complaint: await complaint(row.number) };
    }
  }

  async takeNext() {
    try {
      const taken = await takeNextCallback();
      if (taken) {
        this.inHand = taken;
        this.updateComplete.then(() => this.querySelector('callback-card').focusHeading());
      } else {
        say(t('callback.nothingWaits'));
      }
      this.load();
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

  /** The next one is one key away. */
  async done() {
    this.inHand = null;
    this.load();
    await this.updateComplete;
    this.querySelector('[data-take]')?.focus();
  }

  list() {
    return html`<ol class="rows">
      ${this.rows.map(
        (row) => html`<li class="row ${row.id === this.inHand?.id ? 'current' : ''}">
          <span class="line">
            <strong>${row.number}</strong>
            <sla-badge brief .due=${row.dueAt}></sla-badge>
          </span>
          <span class="line small">
            <span>${tCode('callback', row.status)}${row.agent ? html` · <bdi>${row.agent.name}</bdi>` : ''}</span>
            <span class="grow"></span>
            <span title=${exact(row.notBefore)}>${t('callback.notBefore', { at: short(row.notBefore) })}</span>
            <span>${t('callback.attempts', { n: row.attempts })}</span>
          </span>
        </li>`,
      )}
    </ol>`;
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
        </div>
        <div class="scroll">
          ${this.states(
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
