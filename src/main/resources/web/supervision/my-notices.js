import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hrefOf } from '../shared/address.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { notices, noticeSummary, receiveNotice } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { noticeRow } from './notice-row.js';
import '../shared/elements/list-buttons.js';
import { opensHere } from '../shared/opens-here.js';
import './answer-dialog.js';
import './my-duties.js';
import './notice-digest.js';
import './sentences.js';

const AFTER_A_CHANGE = 1_000;

/** The notices of the ladder that wait for this person: single ones, and each digest as one. */
class MyNotices extends PagedList {
  static properties = { place: {}, digests: { state: true } };

  constructor() {
    super();
    this.digests = [];
    this.addEventListener('notice-changed', (event) => this.changed(event.detail));
    this.addEventListener('digest-received', () => this.load());
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async page(after) {
    const page = notices({ view: 'mine', inDigest: false, limit: 50, after });
    if (after) return page;
    const [first, { digests }] = await Promise.all([page, noticeSummary()]);
    return { ...first, digests };
  }

  loaded({ digests }) {
    this.digests = digests;
    this.tell('notices-changed');
  }

  onChange({ event }) {
    if (!event.startsWith('notice')) return;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), AFTER_A_CHANGE);
  }

  /** The notice after an action here; it leaves the list when the list is read again. */
  changed(notice) {
    this.rowChanged();
    this.rows = this.rows.map((row) => (row.number === notice.number ? notice : row));
    this.querySelectorAll('notice-digest').forEach((digest) => digest.changed(notice));
    this.tell('notices-changed');
  }

  async receive(notice) {
    try {
      this.changed(await receiveNotice(notice.number));
      say(said('notice.receivedNow'));
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  answer(notice) {
    this.querySelector('answer-dialog').open(notice);
  }

  /** For the keyboard: the notice in focus, else the one of the open case. */
  answerCurrent() {
    const { notice: number } = this.querySelector('.row:focus, .row[aria-current=true]')?.dataset ?? {};
    const digests = [...this.querySelectorAll('notice-digest')].flatMap(({ rows }) => rows ?? []);
    const notice = [...(this.rows ?? []), ...digests].find((row) => row.number === number);
    if (notice?.mayAnswer && notice.answerDueAt && !notice.answeredAt) this.answer(notice);
  }

  open(event, notice) {
    if (!opensHere(event)) return;
    this.tell('go', { case: notice.complaint.number });
  }

  row(notice) {
    const { number } = notice.complaint;
    return noticeRow(notice, {
      href: hrefOf({ ...this.place, case: number }),
      current: number === this.place.case,
      open: (event) => this.open(event, notice),
      receive: () => this.receive(notice),
      answer: () => this.answer(notice),
    });
  }

  list() {
    return html`${repeat(
        this.digests,
        ({ tellAt }) => tellAt,
        (digest) => html`<notice-digest .digest=${digest} .draw=${(notice) => this.row(notice)}></notice-digest>`,
      )}
      <ol class="rows">
        ${repeat(
          this.rows,
          ({ number }) => number,
          (notice) => this.row(notice),
        )}
      </ol>
      ${this.moreButton()}`;
  }

  render() {
    const nothing = () => html`<div class="state"><p>${t('notice.nothingMine')}</p></div>`;
    return html`<section class="queue" aria-label=${t('view.notices')} tabindex="-1" data-home>
        ${this.unreadable ? html`<p class="notice warn">${t('notice.unreadable', { n: this.unreadable })}</p>` : ''}
        <div class="filters"><export-button what="notices" .filters=${{ view: 'mine' }}></export-button></div>
        <div class="scroll">
          <my-duties></my-duties>
          ${this.states(
            () => (this.digests.length > 0 ? this.list() : nothing()),
            () => this.list(),
          )}
        </div>
      </section>
      <answer-dialog></answer-dialog>`;
  }
}

customElements.define('my-notices', MyNotices);
