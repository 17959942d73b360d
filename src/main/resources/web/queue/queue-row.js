import { html } from 'lit';
import { nameOf, t, tCode } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { turnMark } from '../shared/elements/turn-mark.js';
import { departments, kindName, severityName } from '../shared/policy-names.js';
import { warningIcon } from '../shared/icons.js';
import { day, exact, spoken, until } from '../shared/times.js';
import '../shared/elements/sla-badge.js';

/** Most stay with their first department, so it is not shown. */
function elsewhere({ heldBy }) {
  return heldBy && heldBy.code !== departments()[0]?.code ? ` · ${nameOf(heldBy.name)}` : '';
}

/** The customer wrote and waits for an answer. */
function unansweredMark({ since, dueAt }) {
  const late = dueAt !== null && until(dueAt) < 0;
  return html`<span class="badge ${late ? 'breached' : 'due-soon'}" data-unanswered title=${t('queue.unansweredSince', { at: spoken(since) })}
    >${late ? warningIcon() : ''}${t('queue.unanswered')}</span
  >`;
}

/**
 * One complaint of a list: customer, remaining time, severity, subject and case number. Severe ones are marked, since lists by due
 * time don't begin with them.
 *
 * @param {object} row a ComplaintRow of the contract
 * @param {{href: string, current: boolean, marked: boolean, foreign: boolean, open: (event: Event) => void, choice: unknown}} how
 */
export function queueRow(row, { href, current, marked, foreign, open, choice }) {
  const kind = kindName(row.type, row.subtype);
  const holder = `${row.owner ? row.owner.name : tCode('status', row.status)}${elsewhere(row)}`;
  return html`<li>
    ${choice}<a
      class="row ${row.severity} ${marked ? 'marked' : ''} ${foreign ? 'foreign' : ''}"
      href=${href}
      aria-current=${current ? 'true' : 'false'}
      data-number=${row.number}
      @click=${open}
    >
      <span class="line">
        <strong><bdi>${row.complainant || t('erased')}</bdi></strong>
        <sla-badge tight .due=${row.dueAt} .paused=${row.pausedAt} .ended=${row.endedAt} .status=${row.status}></sla-badge>
      </span>
      <span class="line small">
        <span class="severity ${row.severity}">${row.severity === 'severe' ? warningIcon() : ''}${severityName(row.severity)}</span>
        <span class="kind" title=${kind}>${kind}</span>
        ${turnMark(row)}
        ${row.emergency ? html`<span class="badge breached" data-emergency>${warningIcon()}${t('queue.emergency')}</span>` : ''}
        ${row.unanswered ? unansweredMark(row.unanswered) : ''}
        ${row.joined ? html`<span class="badge" data-joined>${t('queue.joined')}</span>` : ''}
        ${row.toBeJudged ? html`<span class="badge due-soon">${t('queue.toBeJudged')}</span>` : ''}
        ${provisionalMark(row.provisional)} ${marked ? html`<span class="badge due-soon">${t('queue.changed')}</span>` : ''}
        <span class="holder" title=${holder}><bdi>${holder}</bdi></span>
      </span>
      <span class="line small"><span class="number">${row.number}</span>${row.endedAt
          ? html`<time class="number" datetime=${row.receivedAt} title=${exact(row.receivedAt)}>${t('case.received', { at: day(row.receivedAt) })}</time>`
          : ''}<span class="summary"><bdi>${row.summary}</bdi></span></span>
    </a>
  </li>`;
}
