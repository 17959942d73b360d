import { html } from 'lit';
import { SavingElement } from '../shared/elements/saving-element.js';
import { moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { reportDeliveries, seeReportDeliveries } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { datesOf } from '../shared/times.js';
import './sentences.js';

const MOST = 20;

/** What came to the person about reports, with links to them. */
class ReportInbox extends SavingElement {
  static properties = { inbox: { state: true }, drafts: {} };

  constructor() {
    super();
    this.inbox = null;
    this.drafts = [];
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

  link({ report, kind, from }) {
    const draft = this.drafts.find((one) => one.kind === kind && one.from === from);
    if (report) return html`<button class="link" @click=${() => this.tell('go', { report, draft: '' })}>${report}</button>`;
    return draft ? html`<button class="link" @click=${() => this.tell('go', { draft: String(draft.id), report: '' })}>${t('reports.preview')}</button>` : '';
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
