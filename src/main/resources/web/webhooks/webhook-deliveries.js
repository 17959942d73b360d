import { html } from 'lit';
import { replayOutbox, webhookDeliveries } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { choice, moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import '../shared/dialogs/ask-first.js';
import { eventWords } from './event-words.js';
import './sentences.js';

const PAGE = 20;
/** Those that wait are sent anyway. */
const UNDER_WAY = ['waiting', 'sending'];
const STATES = ['waiting', 'sending', 'delivered', 'dead', 'undelivered', 'cancelled'];
/** Codes that have words; others are a status of HTTP. */
const CODES = ['timeout', 'unreachable', 'broken', 'bad-certificate', 'unknown-host', 'refused-address', 'bad-address', 'node-gone', 'no-answer'];

/** What one endpoint was sent, and what it answered. */
class WebhookDeliveries extends PagedList {
  static properties = { endpoint: {}, state: { state: true } };

  constructor() {
    super();
    this.state = '';
  }

  willUpdate(changed) {
    if (changed.has('endpoint')) this.ask(`${this.endpoint.id} ${this.state}`);
  }

  page(after) {
    return webhookDeliveries(this.endpoint.id, { state: this.state || undefined, after, limit: PAGE });
  }

  show(state) {
    this.state = state;
    this.ask(`${this.endpoint.id} ${state}`);
  }

  async again(id) {
    try {
      await replayOutbox({ ids: [id] });
      this.problem = '';
      await this.load();
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  againButton(id, state) {
    return UNDER_WAY.includes(state)
      ? ''
      : html`<ask-first
          data-again=${id}
          .words=${t('webhooks.again')}
          .question=${t(state === 'delivered' ? 'webhooks.againTwice' : 'webhooks.againQuestion')}
          .yes=${t('webhooks.again')}
          .no=${t('dialog.cancel')}
          @confirmed=${() => this.again(id)}
        ></ask-first>`;
  }

  attempt({ beganAt, milliseconds, code, answer }) {
    const words = CODES.includes(code) ? tCode('webhooks.code', code) : t('webhooks.status', { code: code ?? '–' });
    return html`<li>
      ${moment(beganAt)} · ${words} · ${t('webhooks.milliseconds', { n: milliseconds })}
      ${answer ? html` · <bdi class="webhook-answer" lang="en">${answer}</bdi>` : ''}
    </li>`;
  }

  delivery({ id, messageId, type, number, state, body, createdAt, nextAt, attempts, tries }) {
    return html`<li class="webhook-delivery ${state}" data-delivery=${id}>
      ${moment(createdAt)} · <b>${eventWords(type)}</b> ${number ? html` · <bdi>${number}</bdi>` : ''} · ${tCode('webhooks.delivery', state)}
      ${nextAt && attempts ? html` · ${t('webhooks.next')} ${moment(nextAt)}` : ''}
      <div class="small"><bdi>${messageId}</bdi></div>
      ${tries.length ? html`<ul>${tries.map((one) => this.attempt(one))}</ul>` : ''}
      <details>
        <summary>${t('webhooks.body')}</summary>
        <pre tabindex="0" lang="en">${body}</pre>
      </details>
      ${this.againButton(id, state)}
    </li>`;
  }

  render() {
    const items = [{ value: '', label: t('webhooks.allStates') }, ...STATES.map((value) => ({ value, label: tCode('webhooks.delivery', value) }))];
    return html`<h2>${t('webhooks.deliveriesOf', { name: this.endpoint.name })}</h2>
      <div class="webhook-actions">
        ${choice({ id: 'webhook-state', label: t('webhooks.state'), value: this.state, items, change: (value) => this.show(value) })}
        <vaadin-button data-reload @click=${this.load}>${t('webhooks.reload')}</vaadin-button>
        <a href=${hrefOf({ view: 'outbox' })} @click=${(event) => opensHere(event) && this.tell('go', { view: 'outbox' })}>${t('webhooks.manyAgain')}</a>
      </div>
      ${this.states(
        () => html`<div class="state"><p>${t('webhooks.noDeliveries')}</p></div>`,
        () => html`<ul class="webhook-deliveries">${this.rows.map((row) => this.delivery(row))}</ul>
          ${this.moreButton()}`,
      )}`;
  }
}

customElements.define('webhook-deliveries', WebhookDeliveries);
