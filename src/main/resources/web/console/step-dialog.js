import { takeStep } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { ReasonDialog } from '../shared/elements/reason-dialog.js';

/** A step with its text: the solution for a resolution, else the reason. The text is kept when the request fails. */
class StepDialog extends ReasonDialog {
  static properties = { step: { state: true } };

  constructor() {
    super();
    this.step = 'resolve';
    this.keepWords(() => `step/${this.complaint.number}/${this.step}`);
  }

  /** @param {string} step */
  async open(step) {
    this.step = step;
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
    const of = this.step === 'resolve' ? { resolution: words } : { reason: words };
    const request = { step: this.step, ...(this.needsWords ? of : {}) };
    await this.change(async (number, version) => {
      const after = await takeStep(number, version, request);
      this.kept.done();
      return after;
    }, tCode('step.done', this.step));
  }

  render() {
    const isResolution = this.step === 'resolve';
    return this.frame(
      { title: tCode('step.title', this.step), save: tCode('step', this.step) },
      this.needsWords
        ? this.wordsField({
            label: t(isResolution ? 'step.resolution' : 'step.reason'),
            hint: tCode('step.hint', this.step),
            rows: 4,
            longest: isResolution ? 5000 : 2000,
          })
        : '',
    );
  }
}

customElements.define('step-dialog', StepDialog);
