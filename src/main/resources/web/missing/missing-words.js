import { html } from 'lit';
import { t, tCode } from '../shared/language.js';
import { departmentName } from '../shared/policy-names.js';
import { moment } from '../shared/elements/pieces.js';

/** Who is to deliver it. @param {{department: string, responsible: {name: string} | null}} file */
export function holderWords({ department, responsible }) {
  return html`${departmentName(department)}${responsible ? html` <bdi class="small">${responsible.name}</bdi>` : ''}`;
}

/** What became of it, and by when it is due. */
export function stateWords({ state, overdue, dueAt, late, changedBy, changedAt }) {
  return html`<span class="badge ${overdue ? 'breached' : ''}">${overdue ? t('missing.overdue') : tCode('missingState', state)}</span>
    ${state === 'missing' ? html`${t('missing.dueAt')} ${moment(dueAt)}` : ''}
    ${late ? html`<span class="small">${t('missing.wasLate')}</span>` : ''}
    ${changedBy ? html`<span class="small">${changedBy.name} ${moment(changedAt)}</span>` : ''}`;
}

/** What people wrote about it. */
export function saidWords({ note, reason, reportedBy, reportedAt }) {
  return html`<div class="missing-words small">
    ${t('missing.reportedBy', { name: reportedBy.name })} ${moment(reportedAt)} ${note ? html`<p><bdi>${note}</bdi></p>` : ''}
    ${reason ? html`<p><bdi>${t('missing.because', { reason })}</bdi></p>` : ''}
  </div>`;
}
