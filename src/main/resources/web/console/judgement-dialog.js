import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/text-area';
import { PageElement } from '../shared/page-element.js';
import { correctJudgement } from '../shared/api.js';
import { t } from '../shared/language.js';
import { saveOnCtrlEnter } from './keyboard.js';
import { changedMeanwhile, readAgain } from './changed-meanwhile.js';
import { say, wordsFor } from './words.js';
import './judgement-fields.js';

/** Corrects type and severity; the limit is counted anew from receipt. */
class JudgementDialog extends PageElement {
  static properties = {
    complaint: {},
    judged: { state: true },
    reason: { state: true },
    problem: { state: true },
    other: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.judged = {};
    this.reason = '';
    this.problem = '';
    this.other = null;
  }

  async open() {
    const { type, subtype, severity } = this.complaint;
    this.judged = { type, subtype, severity };
    this.reason = '';
    this.problem = '';
    this.other = null;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  close() {
    this.querySelector('dialog').close();
    if (this.other) this.tell('complaint-changed', this.other);
  }

  async send(event) {
    event.preventDefault();
    if (!this.reason.trim()) {
      this.problem = t('step.wordsMissing');
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      const shown = this.other ?? this.complaint;
      const correction = { ...this.judged, reason: this.reason.trim() };
      const after = await correctJudgement(shown.number, shown.version, correction);
      this.querySelector('dialog').close();
      this.tell('complaint-changed', after);
      say(t('judgement.corrected'));
    } catch (problem) {
      if (problem.status === 412) this.other = await readAgain(this.complaint.number);
      else this.problem = wordsFor(problem);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { type, subtype, severity } = this.judged;
    return html`<dialog aria-labelledby="judgement-title">
      <form @submit=${this.send} @keydown=${saveOnCtrlEnter}>
        <h2 id="judgement-title">${t('judgement.correct')}</h2>
        ${this.other ? changedMeanwhile(this.complaint, this.other) : ''}
        <judgement-fields
          .type=${type}
          .subtype=${subtype}
          .severity=${severity}
          @judged=${(event) => (this.judged = event.detail)}
        ></judgement-fields>
        <vaadin-text-area
          label=${t('step.reason')}
          helper-text=${t('judgement.hint')}
          maxlength="2000"
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>
        <div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>
        <div class="dialog-actions">
          <vaadin-button @click=${this.close}>${t('dialog.cancel')}</vaadin-button>
          <vaadin-button
            theme="primary"
            ?disabled=${this.busy}
            @click=${(event) => event.target.closest('form').requestSubmit()}
            >${t('judgement.save')}</vaadin-button
          >
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('judgement-dialog', JudgementDialog);
