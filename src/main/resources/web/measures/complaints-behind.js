import { html } from 'lit';
import '@vaadin/button';
import '../shared/elements/list-buttons.js';
import { PagedList } from '../shared/elements/paged-list.js';
import '../shared/elements/sla-badge.js';
import { hrefOf, noNumber } from '../shared/address.js';
import { breakdown, complaintsBehind } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { kindName, severityName } from '../shared/policy-names.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { day, exact } from '../shared/times.js';
import { unitName } from '../shared/units.js';
import { opensHere } from '../shared/opens-here.js';
import { codeName } from './code-names.js';
import { measureName, restsOn, wayOf } from './measure-words.js';
import { placeLink } from './number-link.js';
import { written } from './periods.js';
import { numberOf } from './question.js';

const PAGE = 50;

/** The complaints that a number counts, the latest first. Together they are counted as often as the number says. */
class ComplaintsBehind extends PagedList {
  static properties = { place: {}, names: {}, count: { state: true }, complaints: { state: true } };

  willUpdate() {
    this.of = numberOf(this.place);
    this.ask(JSON.stringify(this.of));
  }

  get question() {
    const { from, to, only } = this.of;
    return { from, to, ...only };
  }

  page(after) {
    const { measure, part } = this.of;
    return complaintsBehind(measure, { part, ...this.question, after, limit: PAGE });
  }

  loaded({ complaints }) {
    this.complaints = complaints ?? null;
    if (this.complaints === null) this.countAll();
  }

  /** Of a long list the complaints are counted at the same time as the page is read, which does not wait for it. */
  async countAll() {
    const { key, of } = this;
    const read = await complaintsBehind(of.measure, { part: of.part, ...this.question, total: true, limit: 1 }).catch(() => null);
    if (key === this.key) this.complaints = read?.complaints ?? null;
  }

  /** Reads the number next to its complaints: a bookmark of the list shows both. */
  load() {
    this.count = null;
    this.complaints = null;
    this.readNumber();
    return super.load();
  }

  async readNumber() {
    const { key, of } = this;
    const read = await breakdown({ measures: of.measure, ...this.question }).catch(() => null);
    if (key !== this.key || !read) return;
    const value = read.periods[0].total[of.measure];
    this.count = of.part === 'whole' ? value.of : restsOn(of.measure, value);
  }

  /** Of a share, which of its two numbers it is. */
  get partWords() {
    const { measure, part } = this.of;
    if (wayOf(measure) !== 'share') return '';
    return t(part === 'whole' ? 'measures.theWhole' : 'measures.theCounted');
  }

  /** How many complaints there are, where the number counts some of them more than once. */
  get fewer() {
    const { count, complaints } = this;
    return count === null || complaints === null || count === complaints ? null : complaints;
  }

  get times() {
    return this.rows.reduce((sum, { times }) => sum + times, 0);
  }

  row({ times, complaint: row }) {
    const open = (event) => opensHere(event) && this.tell('go', { case: row.number });
    const content = this.content(times, row);
    // Analysts and branches are shown no more than this of a complaint.
    return html`<li>
      ${row.complainant === undefined
        ? html`<div class="row ${row.severity}" data-number=${row.number}>${content}</div>`
        : html`<a
            class="row ${row.severity}"
            href=${hrefOf({ ...this.place, case: row.number })}
            aria-current=${row.number === this.place.case ? 'true' : 'false'}
            data-number=${row.number}
            @click=${open}
            >${content}</a
          >`}
    </li>`;
  }

  content(times, row) {
    const unit = unitName(row.branchUnit, row.branch ?? null);
    return html`<span class="line">
        <span class="number">${row.number}</span> ${row.complainant ? html`<strong><bdi>${row.complainant}</bdi></strong>` : ''}
        ${times === 1 ? '' : html`<span class="badge" data-times=${times}>${t('measures.times', { n: times })}</span>`}
        <sla-badge tight .due=${row.dueAt} .paused=${row.pausedAt} .ended=${row.endedAt} .status=${row.status}></sla-badge>
        ${provisionalMark(row.provisional)}
      </span>
      <span class="line small">
        <span class="severity ${row.severity}">${severityName(row.severity)}</span> <span>${kindName(row.type, row.subtype)}</span>
        <span>${tCode('status', row.status)}</span>
        <time datetime=${row.receivedAt} title=${exact(row.receivedAt)}>${t('case.received', { at: day(row.receivedAt) })}</time>
        ${unit ? html`<span><bdi>${unit}</bdi></span>` : ''}
      </span>
      ${row.summary ? html`<span class="line small"><span class="summary"><bdi>${row.summary}</bdi></span></span>` : ''}`;
  }

  end() {
    return html`<p class="end" data-sum=${this.times}>
      ${t('measures.sum', { n: this.rows.length, times: number(this.times) })}
      ${this.unreadable ? t('queue.unreadable', { n: this.unreadable }) : ''}
    </p>`;
  }

  render() {
    const { measure, from, to, only } = this.of;
    const narrowed = Object.entries(only).map(([name, code]) => t('measures.only', { name: tCode('measures.by', name), code: codeName(name, code) }));
    return html`<section class="behind">
      <p>${placeLink(this.place, { ...noNumber(), case: '' }, t('measures.back'))}</p>
      <h2 tabindex="-1" data-home>
        ${measureName(measure)}${this.partWords}${this.count === null ? '' : html` <b data-count=${this.count}>${number(this.count)}</b>`}
        ${this.fewer === null ? '' : html`<span class="small" data-complaints=${this.fewer}>${t('measures.ofComplaints', { n: this.fewer })}</span>`}
      </h2>
      <p class="small">
        ${[written({ from, to }), ...narrowed].join(' · ')}
        <export-button what="complaints-behind" .filters=${{ ...this.question, measure, part: this.of.part }} .times=${this.fewer === null ? null : this.count}></export-button>
      </p>
      ${this.states(
        () => html`<p class="state">${t('measures.noComplaints')}</p>`,
        () => html`<ul>${this.rows.map((row) => this.row(row))}</ul>
          ${this.moreButton(() => this.end())}`,
      )}
    </section>`;
  }
}

customElements.define('complaints-behind', ComplaintsBehind);
