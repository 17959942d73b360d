import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/text-area';
import { PageElement } from '../shared/page-element.js';
import { takeStep } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { saveOnCtrlEnter } from './keyboard.js';
import { changedMeanwhile, readAgain } from './changed-meanwhile.js';
import { say, wordsFor } from './words.js';

/** A step with its words: what was done for a resolution, else why. Keeps the words whatever goes wrong. */
class StepDialog extends PageElement {
  static properties = {
    complaint: {},
    step: { state: true },
    words: { state: true },
    problem: { state: true },
    other: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.step = 'resolve';
    this.words = '';
    this.problem = '';
    this.other = null;
    this.busy = false;
    this.words = '';
    this.wordsOf = '';
  }

  /** @param {string} step */
  async open(step) {
    const wordsOf = `${this.complaint.number} ${step}`;
    if (wordsOf !== this.wordsOf) this.words = '';
    this.wordsOf = wordsOf;
    this.step = step;
    this.problem = '';
    this.other = null;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector('vaadin-text-area')?.focus();
  }

  get needsWords() {
    return !['assign', 'release', 'investigate'].includes(this.step);
  }

  async send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (this.needsWords && !words) {
      this.problem = t('step.wordsMissing');
      return;
    }
    const of = this.step === 'resolve' ? { resolution: words } : { reason: words };
    await this.take({ step: this.step, ...(this.needsWords ? of : {}) });
  }

  async take(request) {
    this.busy = true;
    this.problem = '';
    try {
      const shown = this.other ?? this.complaint;
      const after = await takeStep(shown.number, shown.version, request);
      this.querySelector('dialog').close();
      this.words = '';
      this.tell('complaint-changed', after);
      say(tCode('step.done', this.step));
    } catch (problem) {
      if (problem.status === 412) {
        this.other = await readAgain(this.complaint.number);
      } else {
        this.problem = wordsFor(problem);
      }
    } finally {
      this.busy = false;
    }
  }

  close() {
    this.querySelector('dialog').close();
    if (this.other) this.tell('complaint-changed', this.other);
  }

  render() {
    return html`<dialog aria-labelledby="step-title">
      <form @submit=${this.send} @keydown=${saveOnCtrlEnter}>
        <h2 id="step-title">${tCode('step.title', this.step)}</h2>
        ${this.other ? changedMeanwhile(this.complaint, this.other) : ''}
        ${this.needsWords
          ? html`<vaadin-text-area
              label=${t(this.step === 'resolve' ? 'step.resolution' : 'step.reason')}
              helper-text=${tCode('step.hint', this.step)}
              min-rows="4"
              maxlength=${this.step === 'resolve' ? 5000 : 2000}
              .value=${this.words}
              @input=${(event) => (this.words = event.target.value)}
            ></vaadin-text-area>`
          : ''}
        <div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>
        <div class="dialog-actions">
          <vaadin-button @click=${this.close}>${t('dialog.cancel')}</vaadin-button>
          <vaadin-button
            theme="primary"
            ?disabled=${this.busy}
            @click=${(event) => event.target.closest('form').requestSubmit()}
            >${tCode('step', this.step)}</vaadin-button
          >
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('step-dialog', StepDialog);
