import { html } from 'lit';
import { t, tCode } from '../shared/language.js';
import { bellIcon, checkIcon, warningIcon } from '../shared/icons.js';
import { exact, short } from '../shared/times.js';
import { departmentName } from '../shared/policy-names.js';
import '../shared/elements/sla-badge.js';

const COLOURS = { reminder: 'due-soon', expediting: 'breached', supervision: 'breached', report: 'breached', inquiry: 'running' };

/** The kind of a notice in colour, picture and word. @param {object} notice of the contract */
export function kindBadge({ kind }) {
  return html`<span class="badge ${COLOURS[kind]}"
    >${kind === 'reminder' ? bellIcon() : warningIcon()}${tCode('noticeKind', kind)}</span
  >`;
}

/** That a notice which still waits for its answer has been acknowledged, and by which person. */
export function receipt({ answerDueAt, answeredAt, lapsedAt, receivedAt, receivedBy }) {
  if (!receivedAt || !answerDueAt || answeredAt || lapsedAt) return '';
  const words = t('notice.receivedBy', { name: receivedBy?.name ?? '' });
  return html`<span class="met-sign" title="${words} · ${short(receivedAt)}">${checkIcon()}<span class="visually-hidden">${words}</span></span>`;
}

/** The recipient of a notice. */
export function recipientName({ toPerson, toDepartment }) {
  return toPerson?.name ?? (toDepartment ? departmentName(toDepartment) : t('notice.allSupervisors'));
}

/** The limit of a notice, and the department of that limit. */
export function aboutWords({ clock, department }) {
  return t('notice.about', { clock: tCode('clockKind', clock), department: departmentName(department) });
}

/** By when an answer is due, or the answer. */
export function answerState({ answerDueAt, answeredAt, answeredBy, inTime, receivedAt, receivedBy, lapsedAt }) {
  if (answeredAt) {
    return html`<span class="badge ${inTime === false ? 'breached' : 'met'}" title=${exact(answeredAt)}
      >${inTime === false ? warningIcon() : checkIcon()}${t(inTime === false ? 'notice.answeredLate' : 'notice.answered', {
        name: answeredBy?.name ?? '',
        at: short(answeredAt),
      })}</span
    >`;
  }
  if (lapsedAt) return html`<span class="badge" title=${exact(lapsedAt)}>${t('notice.lapsed')}</span>`;
  if (answerDueAt) return html`<sla-badge tight what=${t('notice.answerDue')} .due=${answerDueAt}></sla-badge>`;
  if (!receivedAt) return html`<span class="badge">${t('notice.toRead')}</span>`;
  return html`<span class="badge met" title=${exact(receivedAt)}
    >${checkIcon()}${t('notice.receivedBy', { name: receivedBy?.name ?? '' })}</span
  >`;
}
