import { html } from 'lit';
import '@vaadin/text-area';
import { cancelCallback } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** A supervisor cancels a callback that a person asked for, with a reason. Tells `callback-cancelled`. */
class CancelCallbackDialog extends FormDialog {
  static properties = { call: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.call = null;
    this.kept = new KeptInput(this, { reason: '' }, () => `cancel-callback/${this.call.id}`);
  }

  async open(call) {
    this.call = call;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  send(event) {
    event.preventDefault();
    const reason = this.reason.trim();
    if (!reason) return this.refuse({ reason: missing('handCall.cancelReason') });
    return this.save(
      async () => {
        await cancelCallback(this.call.id, reason);
        this.kept.done();
        this.close();
        say(said('handCall.wasCancelled'));
        this.tell('callback-cancelled');
      },
      (problem) => (this.problem = problem.status === 409 ? said('handCall.noLongerWaits') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.call) return '';
    return this.frame(
      { title: t('handCall.cancel'), save: t('handCall.cancel') },
      html`<p class="hint"><bdi>${this.call.reason}</bdi></p>
        <vaadin-text-area
          label=${t('handCall.cancelReason')}
          maxlength="2000"
          min-rows="2"
          .value=${this.reason}
          ${fault(this, 'reason')}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('cancel-callback-dialog', CancelCallbackDialog);
