import { html } from 'lit';
import { t, tCode } from '../shared/language.js';
import { departmentName } from '../shared/policy-names.js';
import { moment } from '../shared/elements/pieces.js';

/** From where to where. @param {{from: string | null, to: string, responsible: {name: string} | null}} handOver */
export function wayWords({ from, to, responsible }) {
  const words = t('handovers.way', { from: from ? departmentName(from) : t('handovers.noDepartment'), to: departmentName(to) });
  return html`${words}${responsible ? html` <bdi class="small">${responsible.name}</bdi>` : ''}`;
}

/** How far it is, and by when the next step is due. */
export function stateWords({ state, overdue, dueAt, late, returns }) {
  return html`<span class="badge ${overdue ? 'breached' : ''}">${overdue ? t('handovers.overdueOf', { state: tCode('handOverState', state) }) : tCode('handOverState', state)}</span>
    ${t('handovers.dueAt')} ${moment(dueAt)}
    ${late ? html`<span class="small">${t('handovers.wasLate')}</span>` : ''} ${returns ? html`<span class="small">${t('handovers.returns', { n: returns })}</span>` : ''}`;
}

/** What the giver and the last check say. */
export function saidWords({ kind, note, defects, givenBy, givenAt }) {
  return html`<div class="hand-over-words small">
    ${tCode('fileKind', kind)} · ${t('handovers.givenBy', { name: givenBy.name })} ${moment(givenAt)}
    ${note ? html`<p><bdi>${note}</bdi></p>` : ''}
    ${defects.length ? html`<ul aria-label=${t('handovers.defects')}>${defects.map((defect) => html`<li><bdi>${defect}</bdi></li>`)}</ul>` : ''}
  </div>`;
}
