import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { nameOf, t } from '../shared/language.js';
import { callWishWords } from '../shared/calls/call-wish.js';
import { exact, spoken, until } from '../shared/times.js';
import { pauseIcon, warningIcon } from '../shared/icons.js';

/** What we promised the customer and by when, why it may take longer, and promises that we did not keep. */
class ComplaintPromise extends PageElement {
  static properties = { tracked: {} };

  get showsTime() {
    return true;
  }

  done({ promisedAt, extended }) {
    return html`<p class="promise" title=${exact(promisedAt)}>
        ${t('follow.promised')} <strong>${t('promise.by', { at: spoken(promisedAt) })}</strong>
      </p>
      ${this.provisional()}
      ${extended
        ? html`<p class="small">
            ${t('follow.extended', { from: spoken(extended.from), to: spoken(promisedAt), reason: extended.reason })}
          </p>`
        : ''}`;
  }

  /** A customer who relies on the date must know that a holiday may still move it. */
  provisional() {
    return this.tracked.provisional ? html`<p class="small provisional">${t('receipt.calendarWarning')}</p>` : '';
  }

  waiting({ waitingFor, promisedAt, asksForAnswer, answerBy, askedFor }) {
    return html`<div class="notice warn">
      ${pauseIcon()}
      <div>
        <strong>${nameOf(waitingFor.name)}</strong>
        ${askedFor ? html`<p class="words" data-asked-for>${askedFor}</p>` : ''}
        ${asksForAnswer && answerBy ? html`<p data-answer-by title=${exact(answerBy)}>${t('follow.answerBy', { at: spoken(answerBy) })}</p>` : ''}
        <p>${t('follow.waitingMeaning', { at: spoken(promisedAt) })}</p>
        ${this.provisional()}
      </div>
    </div>`;
  }

  late({ promisedAt, extended, lateBecause }) {
    return html`<div class="notice late">
      ${warningIcon()}
      <div>
        <strong>${t('follow.late', { at: spoken(promisedAt) })}</strong>
        ${extended ? html`<p>${t('follow.lateTwice', { at: spoken(extended.from) })}</p>` : ''}
        ${lateBecause ? html`<p data-late-because>${nameOf(lateBecause)}</p>` : ''}
        <p>${t('follow.lateAction')}</p>
      </div>
    </div>`;
  }

  /** T4: a reply promised for a time is kept or admitted to be late, in every state of the case. */
  reply({ nextReplyBy }) {
    if (!nextReplyBy) return '';
    return until(nextReplyBy) < 0
      ? html`<p class="notice late">${warningIcon()}<span>${t('follow.replyLate', { at: spoken(nextReplyBy) })}</span></p>`
      : html`<p class="notice" title=${exact(nextReplyBy)}>${t('follow.reply', { at: spoken(nextReplyBy) })}</p>`;
  }

  /** The wish for a call is answered until the case has ended. */
  call({ preferredCallback }) {
    return preferredCallback ? html`<p class="small" data-call>${callWishWords(preferredCallback)}</p>` : '';
  }

  render() {
    const { tracked } = this;
    if (tracked.endedAt) return '';
    const state = tracked.waitingFor ? this.waiting(tracked) : tracked.late ? this.late(tracked) : this.done(tracked);
    return html`${state} ${this.reply(tracked)} ${this.call(tracked)}`;
  }
}

customElements.define('complaint-promise', ComplaintPromise);
