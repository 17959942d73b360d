import { html } from 'lit';
import { stepMissingFile } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { PageElement } from '../shared/elements/page-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './missing-dialog.js';
import './sentences.js';

/** The steps that the person may take with a missing file. Tells `missing-stepped`. */
class MissingSteps extends PageElement {
  static properties = { file: {} };

  async take(step) {
    if (step === 'hold-back' || (step === 'deliver' && !this.file.customer)) {
      this.querySelector('missing-dialog').open(this.file, step);
      return;
    }
    try {
      await stepMissingFile(this.file.id, { step });
      say(said('missing.stepped'));
    } catch (problem) {
      say([403, 409].includes(problem.status) ? said('missing.notNow') : wordsFor(problem));
    }
    this.tell('missing-stepped');
  }

  render() {
    const { steps, name } = this.file;
    return html`<div class="missing-steps">
        ${steps.map(
          (step) => html`<button class="button ${step === 'withdraw' ? 'quiet' : ''}" data-step=${step} aria-label=${t('missing.stepOf', { step: tCode('missingStep', step), name })} @click=${() => this.take(step)}>${tCode('missingStep', step)}</button>`,
        )}
      </div>
      <missing-dialog></missing-dialog>`;
  }
}

customElements.define('missing-steps', MissingSteps);
