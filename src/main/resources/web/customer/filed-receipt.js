import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { phoneWords } from '../shared/phones.js';
import { callWishWords } from '../shared/calls/call-wish.js';
import { exact, spoken } from '../shared/times.js';
import { checkIcon, copyIcon } from '../shared/icons.js';

/** The receipt of a complaint: case number, promised date in words, and the code and link to follow. */
class FiledReceipt extends PageElement {
  static properties = { filed: {}, copied: { state: true } };

  get link() {
    return `${location.origin}${location.pathname}#track=${encodeURIComponent(this.filed.trackingCode)}`;
  }

  /** So that a screen reader reads it, and the keyboard continues from it. */
  firstUpdated() {
    this.querySelector('h1').focus();
  }

  get phone() {
    return phoneWords(this.filed.phone.written, this.filed.phone.extension);
  }

  words() {
    const { filed } = this;
    return t('receipt.copyText', {
      number: filed.number,
      code: filed.trackingCode,
      link: this.link,
      at: spoken(filed.promisedAt),
    });
  }

  /** A text file, which every device opens. */
  save() {
    const { filed } = this;
    const lines = [
      t('receipt.title'),
      `${t('receipt.number')}: ${filed.number}`,
      `${t('receipt.promised')}: ${t('promise.by', { at: spoken(filed.promisedAt) })}`,
      `${t('file.field.phone')}: ${this.phone}`,
      ...(filed.preferredCallback ? [`${t('receipt.callBack')}: ${callWishWords(filed.preferredCallback)}`] : []),
      `${t('receipt.code')}: ${filed.trackingCode}`,
      this.link,
    ];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/plain' }));
    link.download = `${filed.number}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  async share() {
    await navigator.share({ text: this.words() }).catch(() => {});
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.words());
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
        <dt>${t('file.field.phone')}</dt>
        <dd data-phone>${this.phone}</dd>
        ${filed.preferredCallback
          ? html`<dt>${t('receipt.callBack')}</dt>
              <dd data-call>${callWishWords(filed.preferredCallback)}</dd>`
          : ''}
        <dt>${t('receipt.code')}</dt>
        <dd class="code" data-code>${filed.trackingCode}</dd>
      </dl>
      ${filed.provisional ? html`<p class="notice warn">${t('receipt.calendarWarning')}</p>` : ''}
      <p>${t('receipt.keep')}</p>
      <div class="receipt-actions">
        <button class="button" type="button" @click=${this.copy}>${copyIcon()}${t('receipt.copy')}</button>
        <button class="button" type="button" data-save @click=${this.save}>${t('receipt.save')}</button>
        <button class="button" type="button" @click=${() => print()}>${t('receipt.print')}</button>
        ${navigator.share
          ? html`<button class="button" type="button" @click=${this.share}>${t('receipt.share')}</button>`
          : ''}
      </div>
      <p role="status" class="small">${this.copied ? t(this.copied === 'done' ? 'receipt.copied' : 'receipt.select') : ''}</p>
    </section>`;
  }
}

customElements.define('filed-receipt', FiledReceipt);
