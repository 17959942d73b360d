import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { codeName } from '../shared/policy-names.js';

/** What an agent must see first: an emergency, and a customer who needs special care. */
class CaseMarks extends PageElement {
  static properties = { complaint: {} };

  render() {
    const { emergency, specialCare } = this.complaint;
    const care = specialCare.map((code) => codeName('specialCare', code)).join(t('codes.and'));
    return html`${emergency ? html`<p class="notice failed" data-mark="emergency">${warningIcon()}<span>${t('codes.isEmergency')}</span></p>` : ''}
    ${care ? html`<p class="notice warn" data-mark="care">${warningIcon()}<span>${t('codes.needsCare', { care })}</span></p>` : ''}`;
  }
}

customElements.define('case-marks', CaseMarks);
