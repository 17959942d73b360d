import { html } from 'lit';
import '@vaadin/button';
import { callbacksByHand } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { phoneWords } from '../shared/phones.js';
import { exact, short, spoken } from '../shared/times.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { untoldKinds } from '../shared/calls/untold.js';
import './callback-dialog.js';
import './cancel-callback-dialog.js';
import './sentences.js';

/** The callbacks that people asked for, of a customer or about a case, and the way to ask for one. */
class CallbacksByHand extends ReadingElement {
  /** `customer`: id of a file; `complaint`: a case number. One of them. */
  static properties = { customer: {}, complaint: {}, person: {} };

  willUpdate(changes) {
    if (changes.has('customer') || changes.has('complaint')) {
      this.answer = null;
      this.ask(String(this.customer ?? this.complaint));
    }
  }

  get about() {
    return this.complaint ? { complaint: this.complaint } : { customer: this.customer };
  }

  read() {
    return callbacksByHand(this.about);
  }

  row(call) {
    const { id, phoneWritten, phoneExtension, reason, status, dueAt, askedBy, askedAt, cancelReason, agent, missedCalls, missedAt, untold } = call;
    return html`<li data-callback=${id}>
      <span>${phoneWritten ? phoneWords(phoneWritten, phoneExtension) : ''} · ${tCode('callback', status)}</span>
      ${status === 'waiting' ? html`<span class="small" title=${exact(dueAt)}>${t('handCall.at', { at: short(dueAt) })}</span>` : ''}
      ${status === 'in-progress' && agent ? html`<span class="small">${agent.name}</span>` : ''}
      <div><bdi>${reason}</bdi></div>
      <div class="small">
        ${missedCalls ? t('handCall.missed', { n: missedCalls, at: spoken(missedAt) }) : ''}
        ${untold.length ? t('handCall.undelivered', { what: untoldKinds(untold), at: spoken(askedAt) }) : ''}
        ${!askedBy && (missedCalls || untold.length) ? '' : t('handCall.askedBy', { name: askedBy?.name ?? '', at: spoken(askedAt) })}
      </div>
      ${!askedBy && ['rang-again', 'arrived', 'over'].includes(cancelReason)
        ? html`<div class="small">${tCode('handCall.ended', cancelReason)}</div>`
        : cancelReason
          ? html`<div class="small">${t('handCall.cancelled')} <bdi>${cancelReason}</bdi></div>`
          : ''}
      ${status === 'waiting' && this.person?.role === 'supervisor'
        ? html`<vaadin-button theme="small tertiary" data-cancel=${id} @click=${() => this.querySelector('cancel-callback-dialog').open(call)}>${t('handCall.cancel')}</vaadin-button>`
        : ''}
    </li>`;
  }

  render() {
    return html`${this.states(({ items }) => (items.length ? html`<ul aria-label=${t('handCall.title')}>${items.map((call) => this.row(call))}</ul>` : ''))}
      <vaadin-button theme="small" data-ask-callback @click=${() => this.querySelector('callback-dialog').open(this.about)}>${t('handCall.ask')}</vaadin-button>
      <callback-dialog @callback-asked=${() => this.load()}></callback-dialog>
      <cancel-callback-dialog @callback-cancelled=${() => this.load()}></cancel-callback-dialog>`;
  }
}

customElements.define('callbacks-by-hand', CallbacksByHand);
