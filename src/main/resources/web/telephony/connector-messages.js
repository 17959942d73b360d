import { html } from 'lit';
import { connectorMessages, replayConnector, sendTrial, tryConnector } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { choice, moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './connector-sentences.js';

const DAY = 24;
const WEEK = 168;

/** What came in by one connector, and what was understood of it; a trial call; reading again. */
class ConnectorMessages extends PagedList {
  static properties = { connector: {}, hours: { state: true }, told: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.hours = String(DAY);
    this.told = '';
    this.busy = false;
  }

  willUpdate(changed) {
    if (changed.has('connector') && changed.get('connector')?.code !== this.connector.code) {
      this.told = '';
      this.ask(this.connector.code);
    }
  }

  page(after) {
    return connectorMessages(this.connector.code, { after, limit: 20 });
  }

  async act(work) {
    this.busy = true;
    this.told = '';
    try {
      await work();
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
    this.busy = false;
    await this.load();
  }

  /** Goes the way that the exchange's messages go. */
  attempt() {
    return this.act(async () => {
      const { requests } = await tryConnector(this.connector.code);
      const answers = [];
      for (const request of requests) answers.push(await sendTrial(request));
      this.told = requests.length ? said('connectors.tried', { answers: answers.join(', ') }) : said('connectors.noExample');
    });
  }

  again() {
    return this.act(async () => {
      const { messages } = await replayConnector(this.connector.code, Number(this.hours));
      this.told = said('connectors.readAgain', { n: messages });
    });
  }

  event(event) {
    const { type, call, leg, at, byExchange, direction, from, to, queue, agent, cause } = event;
    const more = [
      direction && tCode('connectors.direction', direction),
      (from || to) && `${from ?? '–'} → ${to ?? '–'}`,
      queue && t('connectors.queue', { queue }),
      (agent || leg) && t('connectors.agent', { agent: agent ?? leg }),
      cause && tCode('connectors.cause', cause),
    ].filter(Boolean);
    return html`<li>
      <b>${tCode('connectors.event', type)}</b> <bdi>${call}</bdi> · ${moment(at)}
      ${byExchange ? '' : html`<span class="small">(${t('connectors.arrival')})</span>`} ${more.map((words) => html` · <bdi>${words}</bdi>`)}
    </li>`;
  }

  message({ receivedAt, contentType, body, state, trial, fault, events }) {
    return html`<li class="call-message ${state}">
      ${moment(receivedAt)} · ${tCode('connectors.message', state)} ${trial ? html` · ${t('connectors.trial')}` : ''}
      <span class="small"><bdi>${contentType}</bdi></span>
      <pre tabindex="0" lang="en">${body}</pre>
      ${fault ? html`<p class="notice failed">${tCode('connectors.fault', fault.code, { value: fault.value })}</p>` : ''}
      ${events.length ? html`<ul>${events.map((event) => this.event(event))}</ul>` : fault ? '' : html`<p class="small">${t('connectors.noCall')}</p>`}
    </li>`;
  }

  render() {
    const hours = [1, DAY, WEEK].map((n) => ({ value: String(n), label: t('connectors.hours', { n }) }));
    return html`<h2>${t('connectors.messages', { name: this.connector.name })}</h2>
      <p class="small">${t('connectors.address')}: <span class="connector-address">${location.origin}${this.connector.address}</span></p>
      <div class="connector-actions">
        <vaadin-button data-try ?disabled=${this.busy} @click=${this.attempt}>${t('connectors.try')}</vaadin-button>
        ${choice({ id: 'connector-hours', label: t('connectors.since'), value: this.hours, items: hours, change: (value) => (this.hours = value) })}
        <vaadin-button data-again ?disabled=${this.busy} @click=${this.again}>${t('connectors.again')}</vaadin-button>
        <vaadin-button @click=${this.load}>${t('connectors.reload')}</vaadin-button>
      </div>
      ${this.told ? html`<p class="notice" role="status">${this.told}</p>` : ''}
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.states(
        () => html`<div class="state"><p>${t('connectors.noMessages')}</p></div>`,
        () => html`<ul class="call-messages">${this.rows.map((row) => this.message(row))}</ul>
          ${this.moreButton()}`,
      )}`;
  }
}

customElements.define('connector-messages', ConnectorMessages);
