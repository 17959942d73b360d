import { html } from 'lit';
import { call } from '../shared/api.js';
import { keysOf } from '../shared/keys.js';
import { t } from '../shared/language.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { PageElement } from '../shared/elements/page-element.js';
import { partButtons } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './call-list.js';
import './call-record-dialog.js';
import './live-calls.js';
import './helped-list.js';
import './suggestion-list.js';
import './unproven-attempts.js';

const OF_AGENTS = ['mine', 'due', 'helped', 'visitors'];
const OF_SUPERVISORS = ['live', 'all', 'all-due', 'suggestions', 'unproven'];

/**
 * Calls: one's own, those without a record, and those of one's customers that a colleague answered (R9), and visitors (T8); for supervisors also what goes on now, all
 * calls, and suggestions for their department (T9).
 */
class CallsDesk extends PageElement {
  static properties = { place: {}, person: {} };

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('call-recorded', () => this.again());
    this.addEventListener('call-opened', ({ detail }) => this.open(detail));
  }

  get isLeader() {
    return this.person?.role === 'supervisor';
  }

  get part() {
    const parts = this.isLeader ? [...OF_AGENTS, ...OF_SUPERVISORS] : OF_AGENTS;
    return parts.includes(this.place.part) ? this.place.part : 'mine';
  }

  again() {
    this.querySelector('call-list, live-calls, helped-list, suggestion-list, unproven-attempts')?.load?.();
  }

  onCalls() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.again(), 300);
  }

  onFloor() {
    this.querySelector('visitor-list')?.load();
  }

  onLive() {
    this.again();
  }

  resync() {
    this.again();
  }

  /** A call with its record; of another person the reason for the customer's file is asked for first (K8). */
  async open(row) {
    try {
      const opened = await call(row.id);
      const known = { phone: opened.call.numberWritten ?? '', who: opened.call.callerName ?? '', customer: '' };
      this.querySelector('calls-desk > call-record-dialog, call-record-dialog').open({ call: opened.call, record: opened.record, known });
    } catch (problem) {
      if (problem.isReasonNeeded && row.customer) this.tell('go', { view: 'customers', customer: String(row.customer), part: '', case: '' });
      say(wordsFor(problem));
    }
  }

  byHand() {
    this.querySelector('call-record-dialog').open({ call: null, kind: 'inquiry' });
  }

  shown() {
    const { part } = this;
    if (part === 'live') return html`<live-calls></live-calls>`;
    if (part === 'helped') return html`<helped-list></helped-list>`;
    if (part === 'visitors') return html`<visitor-list .person=${this.person}></visitor-list>`;
    if (part === 'suggestions') return html`<suggestion-list></suggestion-list>`;
    if (part === 'unproven') return html`<unproven-attempts></unproven-attempts>`;
    return html`<call-list .view=${part}></call-list>`;
  }

  render() {
    const parts = this.isLeader ? [...OF_AGENTS, ...OF_SUPERVISORS] : OF_AGENTS;
    return html`<section class="admin calls" aria-label=${t('view.calls')}>
      <h2 tabindex="-1" data-home>${t('view.calls')}</h2>
      ${partButtons({
        label: t('calls.parts'),
        names: 'calls.part',
        parts,
        shown: this.part,
        show: (part) => this.tell('go', { part: part === 'mine' ? '' : part, call: '', case: '' }),
        more: html`<button class="button" type="button" data-act="by-hand" aria-keyshortcuts=${keysOf('callInquiry')} @click=${() => this.byHand()}>
          ${t('calls.byHand')}${keyHint('callInquiry')}
        </button>`,
      })}
      ${this.shown()}
      <call-record-dialog></call-record-dialog>
    </section>`;
  }
}

customElements.define('calls-desk', CallsDesk);
