import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { exact, short } from '../shared/times.js';
import { channelName, kindName, severityName } from '../shared/policy-names.js';
import '../shared/elements/sla-badge.js';

/** Customer, subject and remaining time. */
class CaseHead extends PageElement {
  static properties = { complaint: {} };

  moved(shown) {
    return shown.dueAt === shown.originalDueAt
      ? ''
      : html`<span class="small">${t('case.originalDue', { at: short(shown.originalDueAt) })}</span>`;
  }

  render() {
    const shown = this.complaint;
    return html`<header class="case-head">
      <p class="small">
        ${shown.number} · ${channelName(shown.channel)} ·
        <time datetime=${shown.receivedAt} title=${exact(shown.receivedAt)}
          >${t('case.received', { at: short(shown.receivedAt) })}</time
        >
        ${shown.owner ? html` · ${t('case.owner', { name: shown.owner.name })}` : ''}
        ${shown.reopened ? html` · ${t('case.reopened', { n: shown.reopened })}` : ''}
      </p>
      <h2 tabindex="-1">
        <bdi>${shown.erased ? t('erased') : shown.complainant}</bdi>
        <span class="about">${kindName(shown.type, shown.subtype)}</span>
      </h2>
      <p class="chips">
        <span class="severity ${shown.severity}">${severityName(shown.severity)}</span>
        <span class="badge">${tCode('status', shown.status)}</span>
        ${shown.following
          ? html`<span class="badge">${t('queue.joined')}</span>`
          : html`<sla-badge .due=${shown.dueAt} .paused=${shown.pause?.since} .ended=${shown.endedAt} .status=${shown.status}></sla-badge>`}
        ${provisionalMark(shown.provisional)} ${this.moved(shown)}
        ${shown.passedEarlierLimit
          ? html`<span class="small" title=${exact(shown.breachedAt)}
              >${t('case.passedEarlier', { at: short(shown.breachedAt) })}</span
            >`
          : ''}
      </p>
      ${shown.provisional ? html`<p class="notice warn">${t('case.calendarWarning')}</p>` : ''}
    </header>`;
  }
}

customElements.define('case-head', CaseHead);
