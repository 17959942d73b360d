import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { callWishWords } from '../shared/calls/call-wish.js';
import { phoneWords } from '../shared/phones.js';
import { exact, spoken } from '../shared/times.js';

/** The text that the agent reads out to the customer once the complaint is filed. */
class FiledCase extends PageElement {
  static properties = { filed: {} };

  updated() {
    this.querySelector('h2').focus();
  }

  render() {
    const { filed } = this;
    return html`<section class="filed-case">
      <h2 tabindex="-1">${t('new.filed')}</h2>
      <dl>
        <dt>${t('receipt.number')}</dt>
        <dd class="big">${filed.number}</dd>
        <dt>${t('receipt.promised')}</dt>
        <dd class="big" title=${exact(filed.promisedAt)}>${t('promise.by', { at: spoken(filed.promisedAt) })}</dd>
        ${filed.phone
          ? html`<dt>${t('file.field.phone')}</dt>
              <dd data-phone>${phoneWords(filed.phone.written, filed.phone.extension)}</dd>`
          : ''}
        ${filed.preferredCallback
          ? html`<dt>${t('receipt.callBack')}</dt>
              <dd data-call>${callWishWords(filed.preferredCallback)}</dd>`
          : ''}
        ${filed.trackingCode ? html`<dt>${t('receipt.code')}</dt><dd class="code">${filed.trackingCode}</dd>` : ''}
      </dl>
      ${filed.provisional ? html`<p class="notice warn">${t('due.provisionalMeaning')}</p>` : ''}
      <div class="line">
        <vaadin-button
          theme="primary"
          @click=${() => {
            this.tell('go', { case: filed.number });
            this.tell('another');
          }}
          >${t('new.open')}</vaadin-button
        >
        <vaadin-button @click=${() => this.tell('another')}>${t('new.another')}</vaadin-button>
      </div>
    </section>`;
  }
}

customElements.define('filed-case', FiledCase);
