import { html } from 'lit';
import '@vaadin/text-field';
import { correctPhoneAtBranch } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';

/** A branch corrects the number at which it is called back about its own complaint. */
class OwnPhoneDialog extends CaseDialog {
  static properties = { phone: { state: true } };

  constructor() {
    super();
    this.phone = '';
  }

  async open() {
    this.phone = '';
    await this.show();
    this.querySelector('vaadin-text-field').focus();
  }

  send(event) {
    event.preventDefault();
    const phone = this.phone.trim();
    if (!phone) return this.refuse({ phone: said('own.phoneMissing') });
    return this.change((number) => correctPhoneAtBranch(number, phone), said('own.phoneCorrected'));
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    if (problem.status === 409) return said('own.phoneNotNow');
    if (!problem.fields?.phone) return super.explain(problem);
    this.refuse({ phone: said('own.phoneWrong') });
    return '';
  }

  render() {
    return this.frame(
      { title: t('own.correctPhone'), save: t('own.phoneSave') },
      html`<vaadin-text-field
        name="phone"
        label=${t('own.phone')}
        autocomplete="off"
        .value=${this.phone}
        ${fault(this, 'phone')}
        @input=${(event) => (this.phone = event.target.value)}
      ></vaadin-text-field>`,
    );
  }
}

customElements.define('own-phone-dialog', OwnPhoneDialog);
