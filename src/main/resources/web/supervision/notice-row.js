import { html } from 'lit';
import '@vaadin/button';
import { t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { severityName, typeName } from '../shared/policy-names.js';
import { aboutWords, answerState, kindBadge, receipt, recipientName } from './notice-words.js';

/**
 * One notice of a list: its subject, by when an answer is due, and its buttons.
 *
 * @param {object} notice of the contract
 * @param {{href: string, current: boolean, open: (event: Event) => void, receive: () => void, answer: () => void}} how
 */
export function noticeRow(notice, { href, current, open, receive, answer }) {
  const { complaint } = notice;
  return html`<li class="notice-item ${notice.receivedAt ? '' : 'unread'}">
    <a class="row" href=${href} aria-current=${current ? 'true' : 'false'} data-notice=${notice.number} @click=${open}>
      <span class="line">${kindBadge(notice)}<span class="grow"></span>${receipt(notice)}${answerState(notice)}</span>
      <span class="line">
        <strong>${notice.number}</strong>
        <span class="severity ${complaint.severity}">${severityName(complaint.severity)}</span>
        <span class="kind small">${typeName(complaint.type)} · ${aboutWords(notice)}</span>
      </span>
    </a>
    <div class="line actions">
      <span class="kind small" title=${exact(notice.issuedAt)}
        >${short(notice.issuedAt)} · <bdi>${complaint.owner?.name ?? tCode('status', complaint.status)}</bdi> →
        <bdi>${recipientName(notice)}</bdi></span
      >
      <span class="grow"></span>
      ${notice.mayAnswer && !notice.receivedAt
        ? html`<vaadin-button theme="tertiary small" @click=${receive}>${t('notice.receive')}</vaadin-button>`
        : ''}
      ${notice.mayAnswer && notice.answerDueAt && !notice.answeredAt
        ? html`<vaadin-button theme="small" @click=${answer}>${t('notice.answer')}</vaadin-button>`
        : ''}
    </div>
  </li>`;
}
