import { html } from 'lit';
import '@vaadin/text-area';
import { undoMerge } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { say } from '../shared/elements/words.js';
import { named } from './file-words.js';
import './sentences.js';

/** Undoes a merge, with a reason. Tells `merge-undone`. */
class UndoMergeDialog extends FormDialog {
  static properties = { customer: {}, merge: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.merge = null;
    this.kept = new KeptInput(this, { reason: '' }, () => `undo-merge/${this.merge.id}`);
  }

  async open(merge) {
    this.merge = merge;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  async send(event) {
    event.preventDefault();
    const reason = this.reason.trim();
    if (!reason) return this.refuse({ reason: said('customers.mergeReasonMissing') });
    return this.save(async () => {
      await undoMerge(this.customer, this.merge.id, reason);
      this.kept.done();
      this.close();
      say(said('customers.undone'));
      this.tell('merge-undone');
    });
  }

  render() {
    return this.frame(
      { title: t('customers.undoTitle'), save: t('customers.undoSave') },
      html`<p>${this.merge ? t('customers.undoWords', { from: named(this.merge.from), into: named(this.merge.into) }) : ''}</p>
        <vaadin-text-area
          label=${t('customers.mergeReason')}
          maxlength="2000"
          required
          .value=${this.reason}
          ${fault(this, 'reason')}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('undo-merge-dialog', UndoMergeDialog);
