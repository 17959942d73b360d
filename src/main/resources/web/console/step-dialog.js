import { html } from 'lit';
import '@vaadin/text-area';
import { takeStep } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { CaseDialog } from './case-dialog.js';

/** A step with its words: what was done for a resolution, else why. Keeps the words whatever goes wrong. */
class StepDialog extends CaseDialog {
  static properties = { step: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.step = 'resolve';
    this.words = '';
    this.wordsOf = '';
  }

  /** @param {string} step */
  async open(step) {
    const wordsOf = `${this.complaint.number} ${step}`;
    if (wordsOf !== this.wordsOf) this.words = '';
    this.wordsOf = wordsOf;
    this.step = step;
    await this.show();
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
    const request = { step: this.step, ...(this.needsWords ? of : {}) };
    await this.change(async (number, version) => {
      const after = await takeStep(number, version, request);
      this.words = '';
      return after;
    }, tCode('step.done', this.step));
  }

  render() {
    const how = { title: tCode('step.title', this.step), save: tCode('step', this.step), onSubmit: this.send };
    return this.frame(
      how,
      this.needsWords
        ? html`<vaadin-text-area
            label=${t(this.step === 'resolve' ? 'step.resolution' : 'step.reason')}
            helper-text=${tCode('step.hint', this.step)}
            min-rows="4"
            maxlength=${this.step === 'resolve' ? 5000 : 2000}
            .value=${this.words}
            @input=${(event) => (this.words = event.target.value)}
          ></vaadin-text-area>`
        : '',
    );
  }
}

customElements.define('step-dialog', StepDialog);
