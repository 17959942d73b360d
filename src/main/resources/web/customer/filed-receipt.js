import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { callWishWords } from '../shared/call-wish.js';
import { exact, spoken } from '../shared/times.js';
import { checkIcon, copyIcon } from '../shared/icons.js';

/** The receipt of a complaint: case number, promised date in words, and the code and link to follow. */
class FiledReceipt extends PageElement {
  static properties = { filed: {}, copied: { state: true } };

  get link() {
    return `${location.origin}${location.pathname}#track=${encodeURIComponent(this.filed.trackingCode)}`;
  }

  async copy() {
    const words = t('receipt.copyText', {
      number: this.filed.number,
      code: this.filed.trackingCode,
      link: this.link,
      at: spoken(this.filed.promisedAt),
    });
    try {
      await navigator.clipboard.writeText(words);
      this.copied = 'done';
    } catch {
      getSelection()?.selectAllChildren(this.querySelector('.code'));
      this.copied = 'select';
    }
  }

  render() {
    const { filed } = this;
    return html`<section class="card receipt">
      <h1 tabindex="-1">${checkIcon()}${t('receipt.title')}</h1>
      <dl>
        <dt>${t('receipt.number')}</dt>
        <dd class="big" data-number>${filed.number}</dd>
        <dt>${t('receipt.promised')}</dt>
        <dd class="big" title=${exact(filed.promisedAt)}>${t('promise.by', { at: spoken(filed.promisedAt) })}</dd>
        ${filed.preferredCallback
          ? html`<dt>${t('receipt.callBack')}</dt>
              <dd data-call>${callWishWords(filed.preferredCallback)}</dd>`
          : ''}
        <dt>${t('receipt.code')}</dt>
        <dd class="code" data-code>${filed.trackingCode}</dd>
      </dl>
      ${filed.provisional ? html`<p class="notice warn">${t('receipt.calendarWarning')}</p>` : ''}
      <p>${t('receipt.keep')}</p>
      <button class="button" type="button" @click=${this.copy}>${copyIcon()}${t('receipt.copy')}</button>
      <p role="status" class="small">${this.copied ? t(this.copied === 'done' ? 'receipt.copied' : 'receipt.select') : ''}</p>
    </section>`;
  }
}

customElements.define('filed-receipt', FiledReceipt);
