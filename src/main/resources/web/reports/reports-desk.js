import { html } from 'lit';
import '@vaadin/button';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { openReportDraft, reportDrafts, reports } from '../shared/api.js';
import { pagePerson } from '../shared/page-person.js';
import { t, tCode } from '../shared/language.js';
import { dateOf, datesOf } from '../shared/times.js';
import './frozen-report.js';
import './open-draft.js';
import './report-draft.js';
import './report-inbox.js';
import './report-schedules.js';
import './sentences.js';

/** Reports: due ones, drafts, published ones, schedules; or the report or draft that the address names. */
class ReportsDesk extends PagedList {
  static properties = { place: {}, due: { state: true }, drafts: { state: true }, nextDrafts: { state: true } };

  constructor() {
    super();
    this.due = null;
    this.drafts = [];
    this.nextDrafts = null;
  }

  willUpdate() {
    const shown = `${this.place?.report ?? ''} ${this.place?.draft ?? ''}`;
    if (shown === this.shown) return;
    this.shown = shown;
    if (shown === ' ') this.load();
  }

  /** Analysts read what is published. */
  get prepares() {
    return pagePerson()?.role !== 'analyst';
  }

  async page(after) {
    const [found, drafts] = await Promise.all([reports({ after }), after || !this.prepares ? null : reportDrafts({})]);
    this.due = found.due;
    if (drafts) this.showDrafts([], drafts);
    return found;
  }

  showDrafts(before, { items, next }) {
    this.drafts = [...before, ...items];
    this.nextDrafts = next;
  }

  async moreDrafts() {
    try {
      this.showDrafts(this.drafts, await reportDrafts({ after: this.nextDrafts }));
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  async prepare() {
    try {
      const draft = await openReportDraft({ kind: 'monthly', day: this.due.from });
      this.tell('go', { draft: String(draft.id), report: '' });
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  dueLine() {
    if (!this.due) return '';
    const { isLate, from, to, by } = this.due;
    return html`<p class="notice ${isLate ? 'failed' : ''}" data-due>
      ${t(isLate ? 'reports.isLate' : 'reports.dueBy', { days: datesOf(from, to), by: dateOf(by) })}
      ${this.prepares ? html`<button class="link" @click=${this.prepare}>${t('reports.prepare')}</button>` : ''}
    </p>`;
  }

  draftRow(one) {
    return html`<li>
      <button class="link" data-draft=${one.id} @click=${() => this.tell('go', { draft: String(one.id), report: '' })}>
        ${tCode('reports.kind', one.kind)} ${datesOf(one.from, one.to)}
      </button>
      <span class="small">
        ${one.replaces ? html`${t('reports.corrects', { number: one.replaces })} · ` : ''}<bdi>${one.openedBy ?? t('reports.bySchedule')}</bdi> ·
        ${moment(one.openedAt)}</span
      >
    </li>`;
  }

  row(one) {
    return html`<tr>
      ${cell(
        t('reports.number'),
        html`<button class="link" data-report=${one.number} @click=${() => this.tell('go', { report: one.number, draft: '' })}>${one.number}</button>
          ${one.replacedBy ? html`<br /><span class="small">${t('reports.replaced', { number: one.replacedBy })}</span>` : ''}
          ${one.replaces ? html`<br /><span class="small">${t('reports.corrects', { number: one.replaces })}</span>` : ''}`,
      )}
      ${cell(t('reports.kindHead'), tCode('reports.kind', one.kind))} ${cell(t('reports.period'), datesOf(one.from, one.to))}
      ${cell(t('reports.at'), moment(one.publishedAt))} ${cell(t('reports.by'), html`<bdi>${one.publishedBy}</bdi>`)}
    </tr>`;
  }

  draftList() {
    return html`<section aria-label=${t('reports.drafts')}>
      <h3>${t('reports.drafts')}</h3>
      ${this.drafts.length ? html`<ul>${this.drafts.map((one) => this.draftRow(one))}</ul>` : html`<p class="small">${t('reports.noDrafts')}</p>`}
      ${this.nextDrafts ? html`<vaadin-button theme="small" @click=${this.moreDrafts}>${t('reports.moreDrafts')}</vaadin-button>` : ''}
    </section>`;
  }

  lists() {
    return html`<h2 tabindex="-1" data-home>${t('view.reports')}</h2>
      <p class="small">${t('reports.explained')}</p>
      ${this.dueLine()}
      ${this.prepares ? this.draftList() : ''}
      <section aria-label=${t('reports.published')}>
        <h3>${t('reports.published')}</h3>
        ${this.states(
          () => html`<p class="small">${t('reports.nothing')}</p>`,
          () => html`${cards(
            t('reports.published'),
            [t('reports.number'), t('reports.kindHead'), t('reports.period'), t('reports.at'), t('reports.by')],
            this.rows.map((one) => this.row(one)),
          )}
          ${this.moreButton()}`,
        )}
      </section>
      ${this.prepares ? html`<open-draft></open-draft>` : ''}
      <report-inbox></report-inbox>
      ${this.prepares ? html`<report-schedules></report-schedules>` : ''}`;
  }

  content() {
    if (this.place?.report) return html`<frozen-report .number=${this.place.report}></frozen-report>`;
    if (this.place?.draft) return html`<report-draft .draftId=${this.place.draft}></report-draft>`;
    return this.lists();
  }

  render() {
    return html`<section class="reports" aria-label=${t('view.reports')}>${this.content()}</section>`;
  }
}

customElements.define('reports-desk', ReportsDesk);
