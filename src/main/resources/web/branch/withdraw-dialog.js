import { html } from 'lit';
import { withdrawAtBranch } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { ReasonDialog } from '../shared/dialogs/reason-dialog.js';

/** A branch takes its own complaint back, with a reason. */
class WithdrawDialog extends ReasonDialog {
  constructor() {
    super();
    this.keepWords(() => `withdraw/${this.complaint.number}`);
  }

  async open() {
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  async send(event) {
    event.preventDefault();
    const reason = this.written();
    if (!reason) return;
    await this.change(async (number) => {
      const after = await withdrawAtBranch(number, reason);
      this.kept.done();
      return after;
    }, said('own.withdrawn'));
  }

  render() {
    return this.frame(
      { title: t('own.withdraw'), save: t('own.withdrawYes') },
      html`<p class="hint">${t('own.withdrawMeaning')}</p>
        ${this.wordsField({ label: t('own.withdrawReason'), hint: t('own.withdrawHint'), rows: 3 })}`,
    );
  }
}

customElements.define('withdraw-dialog', WithdrawDialog);
