import { html } from 'lit';
import '@vaadin/text-area';
import { stepFileHandOver } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Returns a file with the list of its defects, one a line. Tells `hand-over-stepped`. */
class ReturnDialog extends FormDialog {
  static properties = { handOver: { state: true }, defects: { state: true } };

  constructor() {
    super();
    this.handOver = null;
    this.kept = new KeptInput(this, { defects: '' }, () => `return/${this.handOver.id}`);
  }

  async open(handOver) {
    this.handOver = handOver;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  send(event) {
    event.preventDefault();
    const defects = this.defects
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (!defects.length) return this.refuse({ defects: missing('handovers.defects') });
    return this.save(
      async () => {
        await stepFileHandOver(this.handOver.id, { step: 'return', defects });
        this.kept.done();
        this.close();
        say(said('handovers.stepped'));
        this.tell('hand-over-stepped');
      },
      (problem) => (this.problem = problem.status === 409 || problem.status === 403 ? said('handovers.notNow') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.handOver) return '';
    return this.frame(
      { title: t('handovers.returnOf', { name: this.handOver.name }), save: t('handOverStep.return') },
      html`<vaadin-text-area
        label=${t('handovers.defects')}
        helper-text=${t('handovers.oneALine')}
        maxlength="5000"
        min-rows="3"
        .value=${this.defects}
        ${fault(this, 'defects')}
        @input=${(event) => (this.defects = event.target.value)}
      ></vaadin-text-area>`,
    );
  }
}

customElements.define('return-dialog', ReturnDialog);
