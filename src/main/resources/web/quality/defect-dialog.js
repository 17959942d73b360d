import { html } from 'lit';
import '@vaadin/text-area';
import { reviewFile } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Sends a file back to the person who completed it, with what is wrong (A6). Tells `file-returned`. */
class DefectDialog extends FormDialog {
  static properties = { file: { state: true }, defect: { state: true } };

  constructor() {
    super();
    this.file = null;
    this.kept = new KeptInput(this, { defect: '' }, () => `defect/${this.file.customer}`);
  }

  async open(file) {
    this.file = file;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  send(event) {
    event.preventDefault();
    const defect = this.defect.trim();
    if (!defect) return this.refuse({ defect: missing('quality.due.defect') });
    return this.save(
      async () => {
        await reviewFile(this.file.customer, this.file.version, defect);
        this.kept.done();
        this.close();
        this.tell('file-returned', { file: this.file });
      },
      (problem) => (this.problem = problem.status === 409 ? said('quality.due.notNow') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.file) return '';
    return this.frame(
      { title: t('quality.due.returnOf', { name: this.file.name }), save: t('quality.due.return') },
      html`<vaadin-text-area
        label=${t('quality.due.defect')}
        maxlength="2000"
        min-rows="3"
        .value=${this.defect}
        ${fault(this, 'defect')}
        @input=${(event) => (this.defect = event.target.value)}
      ></vaadin-text-area>`,
    );
  }
}

customElements.define('defect-dialog', DefectDialog);
