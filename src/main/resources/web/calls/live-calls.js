import { html } from 'lit';
import { liveCalls } from '../shared/api.js';
import { now } from '../shared/clock.js';
import { number, t, tCode } from '../shared/language.js';
import { telephony } from '../shared/policy-names.js';
import { exact, lasting } from '../shared/times.js';
import { whileShown } from '../shared/while-shown.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';
import { numberWords, sinceOf, stateOf } from './call-words.js';

/** Callers who wait have no one whose stream would say so. */
const READ_EACH = 5_000;

/** Who talks to whom since when, what rings, and who waits longest (C1), for supervisors. */
class LiveCalls extends ReadingElement {
  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.load(), READ_EACH));
    const each = setInterval(() => this.requestUpdate(), 1_000);
    this.endings.push(() => clearInterval(each));
  }

  read() {
    return liveCalls();
  }

  figure(name, value, isLate = false) {
    return html`<div class="figure ${isLate ? 'late' : ''}" data-figure=${name}><b>${value}</b> <span>${tCode('calls.figure', name)}</span></div>`;
  }

  figures({ talking, ringing, waiting, longestWaitSince }) {
    const waited = longestWaitSince ? Math.max(0, now() - Date.parse(longestWaitSince)) : 0;
    return html`<div class="figures">
      ${this.figure('talking', number(talking))} ${this.figure('ringing', number(ringing))} ${this.figure('waiting', number(waiting))}
      ${this.figure('longest', longestWaitSince ? lasting(waited) : t('calls.none'), waited > telephony().respondSeconds * 1_000)}
    </div>`;
  }

  who({ agent, ringing, state }) {
    if (state === 'answered' && agent) return html`<bdi>${agent.name}</bdi>`;
    return ringing.length ? html`${t('calls.ringsAt')} <bdi>${ringing.map(({ name }) => name).join(t('calls.and'))}</bdi>` : agent ? html`<bdi>${agent.name}</bdi>` : t('calls.nobody');
  }

  row(row, heads) {
    const since = sinceOf(row);
    return html`<tr data-call=${row.id} data-state=${stateOf(row)}>
      ${cell(heads[0], html`<span class="badge ${stateOf(row) === 'answered' ? 'running' : 'due-soon'}">${tCode('calls.state', stateOf(row))}</span>`)}
      ${cell(heads[1], html`${numberWords(row)} <span class="small">${tCode('calls.direction', row.direction)}</span>`)} ${cell(heads[2], this.who(row))}
      ${cell(heads[3], since ? html`<time datetime=${since} title=${exact(since)}>${lasting(Math.max(0, now() - Date.parse(since)))}</time>` : '')}
      ${cell(heads[4], row.queue ?? t('calls.none'))}
    </tr>`;
  }

  table({ items }) {
    if (!items.length) return html`<p class="state" role="status">${t('calls.quiet')}</p>`;
    const heads = ['state', 'number', 'agent', 'since', 'queue'].map((name) => tCode('calls.head', name));
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('calls.part.live')}>
      ${cards(t('calls.part.live'), heads, items.map((row) => this.row(row, heads)))}
    </div>`;
  }

  render() {
    return this.states((answer) => html`${this.figures(answer)} ${this.table(answer)}`);
  }
}

customElements.define('live-calls', LiveCalls);
