import { html } from 'lit';
import { webhooks } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { exact } from '../shared/times.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { eventWords } from './event-words.js';
import './sentences.js';
import './webhook-actions.js';
import './webhook-deliveries.js';
import './webhook-dialog.js';

/** Words for why an endpoint rests. */
const REASONS = ['gone', 'failing', '429'];

/** Endpoints that are notified of events: registered, tried, paused, given another secret; what became of each message. For administrators. */
class WebhooksDesk extends SavingElement {
  static properties = { rows: { state: true }, events: { state: true }, chosen: { state: true }, secret: { state: true } };

  constructor() {
    super();
    this.rows = null;
    this.events = [];
    this.chosen = 0;
    this.secret = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const { items, events } = await webhooks();
      this.rows = items;
      this.events = events;
      if (!items.some(({ id }) => id === this.chosen)) this.chosen = items[0]?.id ?? 0;
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  edit(endpoint) {
    this.querySelector('webhook-dialog').open(endpoint, this.events);
  }

  /** A secret is shown once. */
  saved({ detail }) {
    if (detail?.secret) {
      this.secret = detail;
      this.chosen = detail.id;
    }
    return this.load();
  }

  state({ state, reason, failingSince }) {
    const why = REASONS.includes(reason) ? html`<br /><span class="small">${tCode('webhooks.reason', reason)}</span>` : '';
    const failing = failingSince && state === 'active' ? html`<br /><span class="small">${t('webhooks.failingSince', { time: exact(failingSince) })}</span>` : '';
    return html`${tCode('webhooks.state', state)}${why}${failing}`;
  }

  row(endpoint) {
    const { id, name, url, events } = endpoint;
    return html`<tr class=${endpoint.state === 'active' ? '' : 'closed'}>
      ${cell(t('webhooks.name'), html`<bdi>${name}</bdi>`)} ${cell(t('webhooks.url'), html`<bdi class="webhook-url">${url}</bdi>`)}
      ${cell(t('webhooks.events'), html`<span title=${events.map(eventWords).join(', ')}>${t('webhooks.ofAll', { n: number(events.length), all: number(this.events.length) })}</span>`)}
      ${cell(t('webhooks.state'), this.state(endpoint))}
      <td>
        <vaadin-button theme="small" data-show=${id} aria-pressed=${id === this.chosen} aria-label=${t('webhooks.showOne', { name })} @click=${() => (this.chosen = id)}
          >${t('webhooks.show')}</vaadin-button
        >
        <vaadin-button theme="small" data-change=${id} aria-label=${t('webhooks.changeOne', { name })} @click=${() => this.edit(endpoint)}
          >${t('webhooks.change')}</vaadin-button
        >
      </td>
    </tr>`;
  }

  secretNotice() {
    if (!this.secret) return '';
    return html`<div class="notice webhook-secret" role="status">
      <p>${t('webhooks.secretOnce', { name: this.secret.name })}</p>
      <div>${t('webhooks.secret')}: <code data-secret>${this.secret.secret}</code></div>
      <div><vaadin-button theme="small" data-noted @click=${() => (this.secret = null)}>${t('webhooks.noted')}</vaadin-button></div>
    </div>`;
  }

  list() {
    if (!this.rows) return html`<p class="state">${this.problem ? '' : t('state.loading')}</p>`;
    if (this.rows.length === 0) return html`<div class="state"><p>${t('webhooks.nothing')}</p></div>`;
    const heads = ['name', 'url', 'events', 'state', 'act'].map((name) => tCode('webhooks', name));
    return cards(t('view.webhooks'), heads, this.rows.map((row) => this.row(row)));
  }

  render() {
    const chosen = this.rows?.find(({ id }) => id === this.chosen);
    return html`<section class="admin" aria-label=${t('view.webhooks')}>
      <div class="filters">
        <p class="small">${t('webhooks.explained')}</p>
        <vaadin-button theme="primary" data-add @click=${() => this.edit(null)}>${t('webhooks.add')}</vaadin-button>
      </div>
      ${this.problem ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''} ${this.secretNotice()} ${this.list()}
      ${chosen
        ? html`<webhook-actions
              .endpoint=${chosen}
              @webhook-acted=${this.saved}
              @webhook-tested=${() => this.querySelector('webhook-deliveries').load()}
            ></webhook-actions>
            <webhook-deliveries .endpoint=${chosen}></webhook-deliveries>`
        : ''}
      <webhook-dialog @webhook-saved=${this.saved}></webhook-dialog>
    </section>`;
  }
}

customElements.define('webhooks-desk', WebhooksDesk);
