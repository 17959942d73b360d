import { html } from 'lit';
import '@vaadin/button';
import { t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { severityName, typeName } from '../console/policy-names.js';
import { aboutWords, answerState, kindBadge, recipientName } from './notice-words.js';

/**
 * One notice of a list: what it is about, by when it wants an answer, and what to do about it.
 *
 * @param {object} notice of the contract
 * @param {{href: string, current: boolean, open: (event: Event) => void, receive: () => void, answer: () => void}} how
 */
export function noticeRow(notice, { href, current, open, receive, answer }) {
  const { complaint } = notice;
  return html`<li class="notice-item ${notice.receivedAt ? '' : 'unread'}">
    <a class="row" href=${href} aria-current=${current ? 'true' : 'false'} data-notice=${notice.number} @click=${open}>
      <span class="line">
        ${kindBadge(notice)}
        <strong>${notice.number}</strong>
        <span class="grow"></span>
        ${answerState(notice)}
      </span>
      <span class="line small">
        <span class="severity ${complaint.severity}">${severityName(complaint.severity)}</span>
        <span class="kind">${typeName(complaint.type)} · ${aboutWords(notice)}</span>
      </span>
      <span class="line small">
        <time datetime=${notice.issuedAt} title=${exact(notice.issuedAt)}>${t('notice.issued', { at: short(notice.issuedAt) })}</time>
        <span class="kind">${complaint.owner?.name ?? tCode('status', complaint.status)} → ${recipientName(notice)}</span>
      </span>
    </a>
    ${notice.mayAnswer
      ? html`<div class="line actions">
          ${notice.receivedAt
            ? ''
            : html`<vaadin-button theme="tertiary small" @click=${receive}>${t('notice.receive')}</vaadin-button>`}
          ${notice.answerDueAt && !notice.answeredAt
            ? html`<vaadin-button theme="small" @click=${answer}>${t('notice.answer')}</vaadin-button>`
            : ''}
        </div>`
      : ''}
  </li>`;
}
