import { html } from 'lit';
import { severityName, typeName } from '../shared/policy-names.js';
import { extensions } from '../shared/api.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { checkIcon, closeIcon } from '../shared/icons.js';
import { exact, short } from '../shared/times.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import '../shared/elements/list-buttons.js';
import '../shared/elements/sla-badge.js';
import { GridDesk } from './grid-desk.js';
import './decision-dialog.js';
import './sentences.js';

const MANY = 200;

/** Extensions that agents asked for (延期), the most urgent limit first: granted or refused many at once. */
class ExtensionDesk extends GridDesk {
  constructor() {
    super();
    this.addEventListener('decided', () => this.acted());
  }

  page(after) {
    return extensions({ view: this.view, limit: MANY, after });
  }

  onChange({ event }) {
    if (event.startsWith('extension')) this.news();
  }

  /** Stands in the address. */
  get view() {
    return this.place.decided ? 'decided' : 'undecided';
  }

  show(view) {
    this.tell('go', { decided: view === 'decided' ? 'true' : '' });
  }

  get question() {
    return this.view;
  }

  /** @param {'grant' | 'refuse'} what */
  onChosen(what) {
    this.querySelector('decision-dialog').open(this.selected, what === 'grant');
  }

  tools() {
    return html`<div class="tools">
      ${['undecided', 'decided'].map(
        (view) => html`<vaadin-button
          theme=${view === this.view ? 'small primary' : 'small'}
          aria-pressed=${view === this.view ? 'true' : 'false'}
          @click=${() => this.show(view)}
          >${tCode('decision.view', view)}</vaadin-button
        >`,
      )}
      <span class="grow"></span>
      <export-button what="extensions" .filters=${{ view: this.view }}></export-button>
      ${this.view === 'undecided'
        ? html`${this.chosenButton('grantChosen', 'grant', t('decision.grantChosen', { n: this.selected.length }), 'primary')}
            ${this.chosenButton('refuseChosen', 'refuse', t('decision.refuseChosen', { n: this.selected.length }))}`
        : ''}
    </div>`;
  }

  time(time) {
    return time ? html`<time datetime=${time} title=${exact(time)}>${short(time)}</time>` : '—';
  }

  due(row) {
    return this.view === 'undecided' ? html`<sla-badge tight .due=${row.dueBefore}></sla-badge> ${provisionalMark(row.provisional)}` : this.time(row.dueBefore);
  }

  asked({ askedBy, askedAt }) {
    const words = t('decision.askedBy', { name: askedBy?.name ?? '', at: short(askedAt) });
    return html`<span title=${words}>${words}</span>`;
  }

  decided({ granted, decidedBy, decidedAt, decision }) {
    return html`<span class="badge ${granted ? 'met' : 'breached'}" title=${decision ?? ''}
      >${granted ? checkIcon() : closeIcon()}${t(granted ? 'decision.granted' : 'decision.refused', {
        name: decidedBy?.name ?? t('actor.program'),
        at: short(decidedAt),
      })}</span
    >`;
  }

  columns() {
    const isDecided = this.view === 'decided';
    const decision = this.column(t('decision.head.decided'), (row) => this.decided(row), '236px');
    return [
      this.column(t('decision.head.case'), ({ number }) => this.caseLink(number), '126px'),
      ...(isDecided ? [decision] : []),
      this.column(
        t('notice.head.what'),
        (row) => html`<span class="whole"><span class="severity ${row.severity}">${severityName(row.severity)}</span> ${typeName(row.type)}</span>`,
        '118px',
        1,
      ),
      this.column(t('decision.head.reason'), ({ reason }) => html`<span class="whole"><bdi>${reason}</bdi></span>`, '180px', 2),
      this.column(t('decision.head.days'), ({ workingDays }) => t('span.workingDays', { n: workingDays }), '126px'),
      this.column(t(isDecided ? 'decision.head.dueWas' : 'decision.head.before'), (row) => this.due(row), isDecided ? '108px' : '240px'),
      this.column(t('decision.head.after'), ({ dueAfter }) => this.time(dueAfter), '108px'),
      this.column(t('decision.head.asked'), (row) => html`<span class="whole">${this.asked(row)}</span>`, '112px'),
      this.column(t('filter.department'), ({ heldBy }) => html`<span class="whole">${nameOf(heldBy.name)}</span>`, '100px'),
    ];
  }

  render() {
    return html`<section class="desk-page" aria-label=${t('view.extensions')} tabindex="-1" data-home>
        ${this.tools()} ${this.newBar()}
        ${this.unreadable ? html`<p class="notice warn">${t('decision.unreadable', { n: this.unreadable })}</p>` : ''}
        ${this.states(
          () => html`<div class="state"><p>${tCode('decision.nothing', this.view)}</p></div>`,
          () => this.grid(t('view.extensions'), this.columns(), this.view === 'undecided'),
        )}
      </section>
      <decision-dialog></decision-dialog>`;
  }
}

customElements.define('extension-desk', ExtensionDesk);
