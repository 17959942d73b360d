import { html } from 'lit';
import { outboxMessage, outboxMessages } from '../shared/api.js';
import { codesOf, t, tCode } from '../shared/language.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, choice, moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const FAILED = 'undelivered,dead,unknown,suppressed';

/** Messages, the newest first: those that failed, or others. Tells `send-again` with a selection. */
class OutboxMessages extends PagedList {
  static properties = { routes: {}, route: { state: true }, state: { state: true }, tries: { state: true } };

  constructor() {
    super();
    this.routes = [];
    this.route = '';
    this.state = FAILED;
    this.tries = {};
  }

  willUpdate() {
    this.ask(`${this.route} ${this.state}`);
  }

  page(after) {
    return outboxMessages({ route: this.route || undefined, state: this.state, after, limit: 20 });
  }

  async showTries(id) {
    try {
      const { attempts } = await outboxMessage(id);
      this.tries = { ...this.tries, [id]: attempts };
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  kind(kind) {
    const words = ['outbox.kind', 'messageKind'].find((list) => codesOf(list).includes(kind));
    return words ? tCode(words, kind) : kind;
  }

  code(code) {
    return code && (codesOf('outbox.code').includes(code) ? tCode('outbox.code', code) : code);
  }

  triesOf(id) {
    const tries = this.tries[id];
    if (!tries) return '';
    return html`<ol class="outbox-tries">
      ${tries.map(
        ({ number: n, beganAt, outcome, code, detail }) => html`<li value=${n}>
          ${moment(beganAt)} · ${tCode('outbox.outcome', outcome)} <bdi>${this.code(code)}</bdi> <bdi class="small">${detail}</bdi>
        </li>`,
      )}
    </ol>`;
  }

  row(message) {
    const { id, way, kind, state, number: of, attempts, code, detail, empty, createdAt, nextAt } = message;
    const name = this.routes.find((route) => route.id === message.route)?.name ?? '';
    const canBeSent = !empty && state !== 'waiting' && state !== 'sending';
    return html`<tr data-message=${id}>
      ${cell(t('outbox.made'), moment(createdAt))}
      ${cell(t('outbox.what'), html`<bdi>${this.kind(kind)}</bdi><br /><span class="small">${tCode('outbox.way', way)} · <bdi>${name}</bdi></span>`)}
      ${cell(t('outbox.case'), of ? html`<bdi>${of}</bdi>` : '–')}
      ${cell(
        t('outbox.state'),
        html`${tCode('outbox.messageState', state)}${nextAt ? html`<br /><span class="small">${t('outbox.next')} ${moment(nextAt)}</span>` : ''}`,
      )}
      ${cell(
        t('outbox.why'),
        html`<bdi>${this.code(code) ?? ''}</bdi> <span class="small outbox-detail"><bdi>${detail ?? ''}</bdi></span>${empty
            ? html`<br /><span class="small">${t('outbox.empty')}</span>`
            : ''}${this.triesOf(id)}`,
      )}
      <td>
        <vaadin-button theme="small" data-tries ?disabled=${attempts === 0} aria-label=${t('outbox.triesOf', { id })} @click=${() => this.showTries(id)}
          >${t('outbox.tries', { n: attempts })}</vaadin-button
        >
        <vaadin-button
          theme="small"
          data-again
          ?disabled=${!canBeSent}
          aria-label=${t('outbox.againOne', { id })}
          @click=${() => this.tell('send-again', { ids: [id] })}
          >${t('outbox.again')}</vaadin-button
        >
      </td>
    </tr>`;
  }

  filters() {
    const routes = [{ value: '', label: t('outbox.allRoutes') }, ...this.routes.map(({ id, name }) => ({ value: String(id), label: name }))];
    const states = [
      { value: FAILED, label: t('outbox.allFailed') },
      ...codesOf('outbox.messageState').map((state) => ({ value: state, label: tCode('outbox.messageState', state) })),
    ];
    return html`<div class="outbox-actions">
      ${choice({ id: 'outbox-route', label: t('outbox.route'), value: this.route, items: routes, change: (value) => (this.route = value) })}
      ${choice({ id: 'outbox-state', label: t('outbox.state'), value: this.state, items: states, change: (value) => (this.state = value) })}
      <vaadin-button
        data-replay-shown
        ?disabled=${!this.rows?.length}
        @click=${() => this.tell('send-again', { ...(this.route ? { route: Number(this.route) } : {}), states: this.state.split(',') })}
        >${t('outbox.replayAll')}</vaadin-button
      >
    </div>`;
  }

  render() {
    const heads = ['made', 'what', 'case', 'state', 'why', 'act'].map((name) => tCode('outbox', name));
    return html`<h2>${t('outbox.messages')}</h2>
      ${this.filters()}
      ${this.states(
        () => html`<div class="state"><p>${t('outbox.noMessages')}</p></div>`,
        () => html`${cards(t('outbox.messages'), heads, this.rows.map((row) => this.row(row)))} ${this.moreButton()}`,
      )}`;
  }
}

customElements.define('outbox-messages', OutboxMessages);
