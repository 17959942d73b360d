import { html } from 'lit';
import { departments, itemsOf, severities, severityName, typeName } from '../shared/policy-names.js';
import { complaints } from '../shared/api.js';
import { nameOf, t } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import '../shared/elements/sla-badge.js';
import { GridDesk } from './grid-desk.js';
import './distribute-dialog.js';
import './sentences.js';

const MANY = 200;
const YES = 'true';

/**
 * Open complaints by due time, to give to colleagues and to remind their holders of, many at once. The filters stand in the
 * address.
 */
class WorkDesk extends GridDesk {
  constructor() {
    super();
    this.addEventListener('distributed', () => this.acted());
  }

  get asked() {
    const { unowned, severity, heldBy, pastDue } = this.place;
    return { view: unowned ? 'queue' : 'open', severity, heldBy, pastDue };
  }

  get question() {
    return JSON.stringify(this.asked);
  }

  page(after) {
    return complaints({ ...this.asked, limit: MANY, after });
  }

  idOf(row) {
    return row.number;
  }

  onChange({ event, number }) {
    if (event === 'received' || this.rows?.some((row) => row.number === number)) this.news();
  }

  /** @param {'assign' | 'remind'} what */
  onChosen(what) {
    this.querySelector('distribute-dialog').open(this.selected.slice(0, MANY), what);
  }

  tools() {
    return html`<div class="tools">
      ${this.select('unowned', t('work.holder'), t('work.everyHolder'), [{ value: YES, label: t('work.unowned') }])}
      ${this.select('pastDue', t('work.limit'), t('work.everyLimit'), [{ value: YES, label: t('work.overdue') }])}
      ${this.select('severity', t('filter.severity'), t('work.everySeverity'), itemsOf(severities()))}
      ${this.select('heldBy', t('filter.department'), t('filter.everyDepartment'), itemsOf(departments()))}
      <span class="grow"></span>
      ${this.chosenButton('assignChosen', 'assign', t('work.assignChosen', { n: this.selected.length }), 'primary')}
      ${this.chosenButton('remindChosen', 'remind', t('work.remindChosen', { n: this.selected.length }))}
    </div>`;
  }

  columns() {
    return [
      this.column(t('decision.head.case'), ({ number }) => this.caseLink(number), '126px'),
      this.column(t('work.due'), ({ dueAt, pausedAt, provisional }) =>
          html`<sla-badge tight .due=${dueAt} .paused=${pausedAt}></sla-badge> ${provisionalMark(provisional)}`, '290px'),
      this.column(
        t('notice.head.what'),
        (row) => html`<span class="severity ${row.severity}">${severityName(row.severity)}</span> ${typeName(row.type)}`,
        '150px',
        1,
      ),
      this.column(t('work.holder'), ({ owner }) => (owner ? html`<bdi>${owner.name}</bdi>` : t('work.unowned')), '120px'),
      this.column(t('filter.department'), ({ heldBy }) => (heldBy ? html`<span title=${nameOf(heldBy.name)}>${nameOf(heldBy.name)}</span>` : ''), '140px'),
      this.column(t('work.summary'), ({ summary }) => html`<span title=${summary}><bdi>${summary}</bdi></span>`, '160px', 2),
    ];
  }

  render() {
    return html`<section class="desk-page" aria-label=${t('view.work')} tabindex="-1" data-home>
        ${this.tools()} ${this.newBar()}
        ${this.states(
          () => html`<div class="state"><p>${t('work.nothing')}</p></div>`,
          () => this.grid(t('view.work'), this.columns()),
        )}
      </section>
      <distribute-dialog></distribute-dialog>`;
  }
}

customElements.define('work-desk', WorkDesk);
