import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/elements/page-element.js';
import { nameOf, t } from '../shared/language.js';
import { pauseIcon } from '../shared/icons.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { exact, short, spoken, until } from '../shared/times.js';
import './pause-review-dialog.js';
import './sentences.js';

/** What a case waits for: the customer, a supervisor's decision, a promised reply. Tells `ask-decision`. */
class CaseWaits extends PageElement {
  static properties = { complaint: {}, person: {}, story: {} };

  /** What we asked the complainant for, in the words they read. */
  asked() {
    const paused = this.story?.filter(({ type }) => type === 'paused').at(-1);
    return paused?.data.note ? html`<span class="words" data-asked-for>${paused.data.note}</span>` : '';
  }

  pause({ pause, allowedChanges }) {
    const by = this.person?.role === 'branch' ? 'own.answerBy' : 'pauseReview.on';
    return pause
      ? html`<p class="notice paused">
          ${pauseIcon()}<span>${t('waits.paused', { reason: nameOf(pause.reason.name), at: short(pause.since) })}
            ${pause.asksForAnswer ? this.asked() : ''}
            ${pause.reviewAt ? html`<span data-answer-by title=${exact(pause.reviewAt)}>${t(by, { at: spoken(pause.reviewAt) })}</span>` : ''}</span
          >
          ${allowedChanges?.resume
            ? html`<vaadin-button
                theme="small tertiary"
                data-act="pauseReview"
                @click=${() => this.querySelector('pause-review-dialog').open()}
                >${t(pause.reviewAt ? 'pauseReview.change' : 'pauseReview.set')}</vaadin-button
              >`
            : ''}
        </p>
        <pause-review-dialog .complaint=${this.complaint}></pause-review-dialog>`
      : '';
  }

  extension({ extension }) {
    if (!extension) return '';
    const { workingDays: n, askedBy, dueAfter, provisional, reason } = extension;
    return html`<div class="notice warn">
      <div>
        <p title=${exact(dueAfter)}>
          ${t('extension.pending', { name: askedBy?.name ?? t('actor.person'), n, at: spoken(dueAfter) })}
          ${provisionalMark(provisional)}
        </p>
        <p class="words">${reason}</p>
      </div>
      ${this.person?.role === 'supervisor'
        ? html`<vaadin-button theme="small primary" data-decide="grant" @click=${() => this.decide(true)}
              >${t('extension.grant')}</vaadin-button
            >
            <vaadin-button theme="small" data-decide="refuse" @click=${() => this.decide(false)}
              >${t('extension.refuse')}</vaadin-button
            >`
        : ''}
    </div>`;
  }

  decide(granted) {
    const { number, extension } = this.complaint;
    this.tell('ask-decision', { extension: { ...extension, number }, granted });
  }

  /** The customer wrote and waits for an answer (T6). */
  unanswered({ unanswered }) {
    if (!unanswered) return '';
    const { since, dueAt } = unanswered;
    const late = dueAt !== null && until(dueAt) < 0;
    return html`<p class="notice ${late ? 'failed' : 'warn'}" role="status" data-unanswered title=${exact(since)}>
      <span>${t(late ? 'waits.unansweredLate' : dueAt ? 'waits.unanswered' : 'waits.unansweredAnyTime', { at: spoken(since), by: dueAt ? spoken(dueAt) : '' })}</span>
    </p>`;
  }

  /** The promise that is still to be kept. */
  promise({ clocks }) {
    const open = clocks.find(({ kind, stoppedAt }) => kind === 'promised-reply' && !stoppedAt);
    return open
      ? html`<p class="notice ${open.state === 'breached' ? 'failed' : ''}" title=${exact(open.dueAt)}>
          ${t(open.state === 'breached' ? 'waits.promiseBroken' : 'waits.promised', { at: spoken(open.dueAt) })}
          ${provisionalMark(open.provisional)}
        </p>`
      : '';
  }

  render() {
    const { complaint } = this;
    if (!complaint.clocks || complaint.endedAt) return '';
    return html`${this.unanswered(complaint)} ${this.pause(complaint)} ${this.extension(complaint)} ${this.promise(complaint)}`;
  }
}

customElements.define('case-waits', CaseWaits);
