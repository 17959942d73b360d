import { html } from 'lit';
import { say, wordsFor } from '../shared/elements/words.js';
import { departments, itemsOf, severityName, typeName } from '../shared/policy-names.js';
import { notices, noticeSummary, receiveNotices } from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { noticesKey } from '../shared/address.js';
import { exact, short } from '../shared/times.js';
import { GridDesk } from './grid-desk.js';
import '../shared/elements/list-buttons.js';
import { aboutWords, answerState, kindBadge, receipt, recipientName } from './notice-words.js';
import './answer-dialog.js';
import './sentences.js';

const MANY = 200;

/**
 * All notices that wait for an answer, overdue ones first: to press for, to answer, to acknowledge many at once. The filters
 * stand in the address.
 */
class UnansweredNotices extends GridDesk {
  static properties = { counts: { state: true } };

  constructor() {
    super();
    this.counts = null;
    this.addEventListener('notice-changed', (event) => this.changed(event.detail));
  }

  get question() {
    return noticesKey(this.place);
  }

  count() {
    noticeSummary().then(
      (counts) => (this.counts = counts),
      () => (this.counts = null),
    );
  }

  page(after) {
    this.count();
    const { which, kind, department } = this.place;
    return notices({ view: which || 'unanswered', kind, department, limit: MANY, after });
  }

  idOf(row) {
    return row.number;
  }

  onChange({ event }) {
    if (event.startsWith('notice')) this.news();
  }

  changed(notice) {
    this.rowChanged();
    const others = this.rows.filter(({ number }) => number !== notice.number);
    const at = this.rows.findIndex(({ number }) => number === notice.number);
    this.rows = others.toSpliced(Math.max(at, 0), 0, notice);
    this.count();
    this.selected = [];
    // The answer stays in sight until the person reads the list again.
    this.actedAt = -Infinity;
    clearTimeout(this.soon);
    this.tell('notices-changed');
  }

  async onChosen() {
    const unread = this.selected.filter(({ receivedAt }) => !receivedAt).map(({ number }) => number);
    if (unread.length === 0) {
      say(said('notice.allReceived'));
      return;
    }
    try {
      const { received } = await receiveNotices({ numbers: unread.slice(0, MANY) });
      say(said('notice.receivedMany', { n: received }));
      this.tell('notices-changed');
      await this.acted();
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  /** The counts are those of all notices, so they stand above all only. */
  get isFiltered() {
    return Boolean(this.place.kind || this.place.department);
  }

  tools() {
    const kinds = codesOf('noticeKind').map((value) => ({ value, label: tCode('noticeKind', value) }));
    return html`<div class="tools">
      ${this.counts && !this.isFiltered
        ? html`<p class="counts">${t('notice.counts', { n: this.counts.unanswered ?? 0, late: this.counts.unansweredLate ?? 0 })}</p>`
        : ''}
      ${this.select('which', t('notice.which'), tCode('notice.view', 'unanswered'), [
        { value: 'all', label: tCode('notice.view', 'all') },
      ])}
      ${this.select('kind', t('notice.kind'), t('notice.everyKind'), kinds)}
      ${this.select('department', t('filter.department'), t('filter.everyDepartment'), itemsOf(departments()))}
      ${this.isFiltered
        ? html`<button class="link" @click=${() => this.tell('go', { kind: '', department: '' })}>${t('filter.clear')}</button>`
        : ''}
      <span class="grow"></span>
      <export-button what="notices" .filters=${{ view: this.place.which || 'unanswered', kind: this.place.kind, department: this.place.department }}></export-button>
      ${this.chosenButton('receiveChosen', 'receive', t('notice.receiveChosen', { n: this.selected.length }))}
    </div>`;
  }

  columns() {
    return [
      this.column(t('notice.head.kind'), kindBadge, '190px'),
      this.column(t('notice.head.number'), ({ number, complaint }) => this.caseLink(complaint.number, number), '165px'),
      this.column(t('notice.head.answer'), (notice) => html`${answerState(notice)} ${receipt(notice)}`, '290px'),
      this.column(
        t('notice.head.what'),
        ({ complaint }) => html`<span class="severity ${complaint.severity}">${severityName(complaint.severity)}</span> ${typeName(complaint.type)}`,
        '130px',
        1,
      ),
      this.column(t('notice.head.about'), (notice) => html`<span title=${aboutWords(notice)}>${aboutWords(notice)}</span>`, '140px', 1),
      this.column(t('notice.head.recipient'), (notice) => html`<span title=${recipientName(notice)}><bdi>${recipientName(notice)}</bdi></span>`, '110px'),
      this.column(
        t('notice.head.issued'),
        ({ issuedAt }) => html`<time datetime=${issuedAt} title=${exact(issuedAt)}>${short(issuedAt)}</time>`,
        '120px',
      ),
      this.column(
        t('notice.head.do'),
        (notice) =>
          notice.mayAnswer && notice.answerDueAt
            ? html`<vaadin-button theme="small" @click=${() => this.querySelector('answer-dialog').open(notice)}
                >${t('notice.answer')}</vaadin-button
              >`
            : '',
        '88px',
        0,
        true,
      ),
    ];
  }

  render() {
    return html`<section class="desk-page" aria-label=${t('view.unanswered')} tabindex="-1" data-home>
        ${this.tools()} ${this.newBar()}
        ${this.unreadable ? html`<p class="notice warn">${t('notice.unreadable', { n: this.unreadable })}</p>` : ''}
        ${this.states(
          () => html`<div class="state"><p>${t('notice.nothingUnanswered')}</p></div>`,
          () => this.grid(t('view.unanswered'), this.columns()),
        )}
      </section>
      <answer-dialog></answer-dialog>`;
  }
}

customElements.define('unanswered-notices', UnansweredNotices);
