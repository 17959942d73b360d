import { html } from 'lit';
import { takeStep } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { ReasonDialog } from '../shared/dialogs/reason-dialog.js';

/** The codes that belong to an answer. */
const CODES = ['outcome', 'validity', 'cause', 'nature', 'quality'];

/** A step with its text: the solution for a resolution, else the reason. The text is kept when the request fails. */
class StepDialog extends ReasonDialog {
  static properties = { step: { state: true }, codes: { state: true } };

  constructor() {
    super();
    this.step = 'resolve';
    this.codes = {};
    this.keepWords(() => `step/${this.complaint.number}/${this.step}`);
  }

  /** @param {string} step */
  async open(step) {
    this.step = step;
    this.codes = {};
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area')?.focus();
  }

  get needsWords() {
    return !['assign', 'release', 'investigate'].includes(this.step);
  }

  async send(event) {
    event.preventDefault();
    const words = this.needsWords && this.written(this.step === 'resolve' ? 'step.resolution' : 'step.reason');
    if (words === '') return;
    const of = this.step === 'resolve' ? { resolution: words, ...this.codes } : { reason: words };
    const request = { step: this.step, ...(this.needsWords ? of : {}) };
    await this.change(async (number, version) => {
      const after = await takeStep(number, version, request);
      this.kept.done();
      return after;
    }, tCode('step.done', this.step));
  }

  /** The case's own codes, with those chosen here. */
  get chosen() {
    return Object.fromEntries(CODES.map((field) => [field, field in this.codes ? this.codes[field] : this.complaint[field]]));
  }

  /** Drawn by the element of the room `codes`; none of them is needed. */
  choices() {
    return html`<code-choices
      .fields=${CODES}
      .chosen=${this.chosen}
      .proposed=${this.complaint.proposedCodes}
      .byProgram=${this.complaint.codesByProgram.filter((field) => !(field in this.codes))}
      @code-chosen=${({ detail: { field, code, taken } }) => (this.codes = { ...this.codes, [field]: taken ? code : null })}
    ></code-choices>`;
  }

  render() {
    const isResolution = this.step === 'resolve';
    return this.frame(
      { title: tCode('step.title', this.step), save: tCode('step', this.step) },
      this.needsWords
        ? html`${this.wordsField({
            label: t(isResolution ? 'step.resolution' : 'step.reason'),
            hint: tCode('step.hint', this.step),
            rows: 4,
            longest: isResolution ? 5000 : 2000,
            phrasesFor: isResolution ? 'resolve' : this.step === 'judge-not-valid' ? 'refuse' : 'note',
          })}
          ${isResolution ? this.choices() : ''}`
        : '',
    );
  }
}

customElements.define('step-dialog', StepDialog);
