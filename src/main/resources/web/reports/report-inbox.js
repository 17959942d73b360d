import { html } from 'lit';
import { SavingElement } from '../shared/elements/saving-element.js';
import { moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { reportDeliveries, seeReportDeliveries } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { datesOf } from '../shared/times.js';
import './sentences.js';

const MOST = 20;
/** Those that are about one report, which may not be published yet. */
const ABOUT_REPORTS = ['draft', 'late'];

/** What came to the person about reports, with links to them. */
class ReportInbox extends SavingElement {
  static properties = { inbox: { state: true } };

  constructor() {
    super();
    this.inbox = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.inbox = await reportDeliveries({ limit: MOST });
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  see() {
    this.save(async () => {
      await seeReportDeliveries(this.inbox.items[0].id);
      await this.load();
    });
  }

  /** To the report or its draft; where there is neither for this person, why not. */
  link({ what, report, draft }) {
    if (report) return html`<button class="link" data-opens=${report} @click=${() => this.tell('go', { report, draft: '' })}>${report}</button>`;
    if (draft) return html`<button class="link" data-opens=${draft} @click=${() => this.tell('go', { draft: String(draft), report: '' })}>${t('reports.preview')}</button>`;
    if (!ABOUT_REPORTS.includes(what)) return '';
    const reason = pagePerson()?.role === 'analyst' ? 'reports.opensOncePublished' : what === 'draft' ? 'reports.draftGone' : '';
    return reason ? html`<span class="small" data-no-link>${t(reason)}</span>` : '';
  }

  render() {
    const { items = [], unseen = 0 } = this.inbox ?? {};
    return html`<h3>${t('reports.inbox')}${unseen ? html` <span class="count">${number(unseen)}</span>` : ''}</h3>
      ${this.problem ? html`<p class="notice failed" role="alert">${String(this.problem)}</p>` : ''}
      ${items.length ? '' : html`<p class="small">${t('reports.inboxEmpty')}</p>`}
      <ul>
        ${items.map(
          (one) => html`<li>
            ${one.seen ? '' : html`<strong>${t('reports.isNew')}</strong> `}${tCode('reports.what', one.what, { about: one.about ?? '' })} ·
            ${tCode('reports.kind', one.kind)} ${datesOf(one.from, one.to)} · ${moment(one.at)} ${this.link(one)}
          </li>`,
        )}
      </ul>
      ${unseen ? html`<vaadin-button theme="small" data-see ?disabled=${this.busy} @click=${this.see}>${t('reports.seen')}</vaadin-button>` : ''}`;
  }
}

customElements.define('report-inbox', ReportInbox);
