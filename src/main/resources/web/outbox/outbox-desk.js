import { html } from 'lit';
import { noteGivenUp, outbox, setRouteState } from '../shared/api.js';
import { codesOf, number, t, tCode } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './mail-relay.js';
import './outbox-messages.js';
import './pace-dialog.js';
import './replay-dialog.js';

/** Ways out of messages: what waits, what failed, and sending it again. For administrators. */
class OutboxDesk extends SavingElement {
  static properties = { overview: { state: true }, route: { state: true } };

  constructor() {
    super();
    this.overview = null;
    this.route = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.overview = await outbox();
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  change(id, state) {
    return this.save(async () => {
      await setRouteState(id, state);
      await this.load();
    });
  }

  note({ id, givenUpUntil }) {
    return this.save(async () => {
      await noteGivenUp(id, givenUpUntil);
      await this.load();
    });
  }

  async replayed() {
    await this.load();
    this.querySelector('outbox-messages').load();
  }

  askAgain(selection) {
    this.querySelector('replay-dialog').open(selection, this.overview.routes);
  }

  state({ state, reason, restsUntil, recovering, failingSince }) {
    const why = reason && (codesOf('outbox.reason').includes(reason) ? tCode('outbox.reason', reason) : reason);
    const now = restsUntil ? html`<br />${t('outbox.rests')} ${moment(restsUntil)}` : recovering ? html`<br />${t('outbox.recovering')}` : '';
    return html`${tCode('outbox.routeState', state)}${why ? html` (<bdi>${why}</bdi>)` : ''}${state === 'active' ? now : ''}${failingSince
      ? html`<br /><span class="small">${t('outbox.failingSince')} ${moment(failingSince)}</span>`
      : ''}`;
  }

  count(head, count) {
    return cell(head, html`<span class="outbox-number">${number(count)}</span>`);
  }

  /** What was given up stays among the duties of administrators until one of them has seen it. */
  failures(route) {
    const { name, failed, givenUp } = route;
    const unseen = html`<br /><span class="small">${t('outbox.givenUp', { n: givenUp, count: number(givenUp) })}</span>
      <vaadin-button theme="small" data-noted ?disabled=${this.busy} aria-label=${t('outbox.notedOf', { name })} @click=${() => this.note(route)}
        >${t('outbox.noted')}</vaadin-button
      >`;
    return cell(t('outbox.failed'), html`<span class="outbox-number">${number(failed)}</span>${givenUp > 0 ? unseen : ''}`);
  }

  row(route) {
    const { id, way, name, state, waiting, sending, perSecond, inFlight } = route;
    const next = state === 'active' ? 'paused' : 'active';
    return html`<tr class=${state === 'active' ? '' : 'closed'} data-route=${id}>
      ${cell(t('outbox.route'), html`<bdi>${name}</bdi><br /><span class="small">${tCode('outbox.way', way)}</span>`)}
      ${cell(t('outbox.state'), this.state(route))} ${this.count(t('outbox.waiting'), waiting)} ${this.count(t('outbox.sending'), sending)}
      ${this.failures(route)} ${cell(t('outbox.pace'), t('outbox.paceIs', { perSecond, inFlight }))}
      <td>
        <vaadin-button theme="small" data-state ?disabled=${this.busy} aria-label=${tCode('outbox.makeOne', next, { name })} @click=${() => this.change(id, next)}
          >${tCode('outbox.make', next)}</vaadin-button
        >
        <vaadin-button theme="small" data-pace aria-label=${t('outbox.changePaceOf', { name })} @click=${() => this.querySelector('pace-dialog').open(route)}
          >${t('outbox.changePace')}</vaadin-button
        >
        <vaadin-button
          theme="small"
          data-replay
          aria-label=${t('outbox.replayOf', { name })}
          @click=${() => this.askAgain({ route: id, states: ['dead', 'undelivered'] })}
          >${t('outbox.replayRoute')}</vaadin-button
        >
      </td>
    </tr>`;
  }

  routes() {
    if (!this.overview) return html`<p class="state">${this.problem ? '' : t('state.loading')}</p>`;
    if (this.overview.routes.length === 0) return html`<div class="state"><p>${t('outbox.noRoutes')}</p></div>`;
    const heads = ['route', 'state', 'waiting', 'sending', 'failed', 'pace', 'act'].map((name) => tCode('outbox', name));
    return cards(t('outbox.routes'), heads, this.overview.routes.map((route) => this.row(route)));
  }

  figures() {
    const { figures, since } = this.overview;
    if (figures.length === 0) return '';
    const ways = [...new Set(figures.map(({ way }) => way))];
    const states = codesOf('outbox.messageState').filter((state) => figures.some((figure) => figure.state === state));
    const of = (way, state) => figures.find((figure) => figure.way === way && figure.state === state)?.messages ?? 0;
    return html`<h2>${t('outbox.figures', { since })}</h2>
      ${cards(
        t('outbox.figures', { since }),
        [t('outbox.wayHead'), ...states.map((state) => tCode('outbox.messageState', state))],
        ways.map(
          (way) => html`<tr data-way=${way}>
            ${cell(t('outbox.wayHead'), tCode('outbox.way', way))} ${states.map((state) => this.count(tCode('outbox.messageState', state), of(way, state)))}
          </tr>`,
        ),
      )}`;
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.outbox')}>
      <div class="filters">
        <p class="small">${t('outbox.explained')}</p>
        <vaadin-button @click=${this.replayed}>${t('outbox.reload')}</vaadin-button>
      </div>
      ${this.problemLine()} ${this.routes()} ${this.overview ? this.figures() : ''}
      <outbox-messages .routes=${this.overview?.routes ?? []} @send-again=${({ detail }) => this.askAgain(detail)}></outbox-messages>
      <mail-relay @relay-changed=${this.load}></mail-relay>
      <replay-dialog @replayed=${this.replayed}></replay-dialog>
      <pace-dialog @pace-changed=${this.load}></pace-dialog>
    </section>`;
  }
}

customElements.define('outbox-desk', OutboxDesk);
