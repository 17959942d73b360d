import { html } from 'lit';
import { stepFileHandOver } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { PageElement } from '../shared/elements/page-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './return-dialog.js';
import './sentences.js';

/** The steps that the person may take with a hand-over. Tells `hand-over-stepped`. */
class HandOverSteps extends PageElement {
  static properties = { handOver: {} };

  async take(step) {
    if (step === 'return') {
      this.querySelector('return-dialog').open(this.handOver);
      return;
    }
    try {
      await stepFileHandOver(this.handOver.id, { step });
      say(said('handovers.stepped'));
    } catch (problem) {
      say(problem.status === 409 || problem.status === 403 ? said('handovers.notNow') : wordsFor(problem));
    }
    this.tell('hand-over-stepped');
  }

  render() {
    const { steps, name } = this.handOver;
    return html`<div class="hand-over-steps">
        ${steps.map(
          (step) => html`<button class="button ${step === 'withdraw' ? 'quiet' : ''}" data-step=${step} aria-label=${t('handovers.stepOf', { step: tCode('handOverStep', step), name })} @click=${() => this.take(step)}>${tCode('handOverStep', step)}</button>`,
        )}
      </div>
      <return-dialog></return-dialog>`;
  }
}

customElements.define('hand-over-steps', HandOverSteps);
