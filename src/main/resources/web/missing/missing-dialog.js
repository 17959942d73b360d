import { html } from 'lit';
import '@vaadin/text-area';
import '@vaadin/text-field';
import { stepMissingFile } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Asks why a file is held back, or under which number one is delivered that was reported by name. Tells `missing-stepped`. */
class MissingDialog extends FormDialog {
  static properties = { file: { state: true }, step: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.file = null;
    this.step = '';
    this.kept = new KeptInput(this, { words: '' }, () => `missing/${this.file.id}/${this.step}`);
  }

  async open(file, step) {
    this.file = file;
    this.step = step;
    this.kept.open();
    await this.show();
    this.querySelector('[data-words]').focus();
  }

  body() {
    const words = this.words.trim();
    if (this.step === 'hold-back') return words ? { reason: words } : null;
    return /^[1-9]\d{0,9}$/.test(words) ? { customer: Number(words) } : null;
  }

  send(event) {
    event.preventDefault();
    const body = this.body();
    if (!body) return this.refuse({ words: this.step === 'hold-back' ? missing('missing.reason') : said('missing.numberWrong') });
    return this.save(
      async () => {
        await stepMissingFile(this.file.id, { step: this.step, ...body });
        this.kept.done();
        this.close();
        say(said('missing.stepped'));
        this.tell('missing-stepped');
      },
      (problem) => this.failed(problem),
    );
  }

  failed(problem) {
    if (problem.status === 404 || problem.status === 422) return this.refuse({ words: said('missing.numberWrong') });
    this.problem = [403, 409].includes(problem.status) ? said('missing.notNow') : wordsFor(problem);
    return undefined;
  }

  field() {
    const write = (event) => (this.words = event.target.value);
    return this.step === 'hold-back'
      ? html`<vaadin-text-area data-words label=${t('missing.reason')} maxlength="2000" min-rows="3" .value=${this.words} ${fault(this, 'words')} @input=${write}></vaadin-text-area>`
      : html`<vaadin-text-field data-words label=${t('missing.number')} maxlength="10" inputmode="numeric" .value=${this.words} ${fault(this, 'words')} @input=${write}></vaadin-text-field>`;
  }

  render() {
    if (!this.file) return '';
    const step = tCode('missingStep', this.step);
    return this.frame({ title: t('missing.stepOf', { step, name: this.file.name }), save: step }, this.field());
  }
}

customElements.define('missing-dialog', MissingDialog);
