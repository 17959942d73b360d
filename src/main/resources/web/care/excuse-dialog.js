import { html } from 'lit';
import '@vaadin/text-area';
import { excuseCare } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { periodWords, ruleWords } from './care-words.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Excuses a contact that is due, with the reason. Tells `excused`. */
class ExcuseDialog extends FormDialog {
  static properties = { due: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.due = null;
    this.kept = new KeptInput(this, { reason: '' }, () => `excuse/${this.due.customer}/${this.due.rule}`);
  }

  async open(due) {
    this.due = due;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  send(event) {
    event.preventDefault();
    const { customer, rule, from } = this.due;
    const reason = this.reason.trim();
    if (!reason) return this.refuse({ reason: missing('care.reason') });
    return this.save(
      async () => {
        await excuseCare(customer, { rule, from, reason });
        this.kept.done();
        this.close();
        say(said('care.excused'));
        this.tell('excused');
      },
      (problem) => (this.problem = problem.status === 409 ? said('care.noLongerDue') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.due) return '';
    return this.frame(
      { title: t('care.excuseOf', { name: this.due.name }), save: t('care.excuse') },
      html`<p class="hint">${ruleWords(this.due)} · ${periodWords(this.due)}</p>
        <vaadin-text-area
          label=${t('care.reason')}
          maxlength="2000"
          min-rows="2"
          .value=${this.reason}
          ${fault(this, 'reason')}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('excuse-dialog', ExcuseDialog);
