import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { now } from '../clock.js';
import { locale, t } from '../language.js';
import { timeZone } from '../policy-names.js';

/** What time it is where the customer is; says where only if that is another zone than ours. */
class LocalTime extends PageElement {
  static properties = { zone: {} };

  connectedCallback() {
    super.connectedCallback();
    this.each = setInterval(() => this.requestUpdate(), 20_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.each);
  }

  render() {
    if (!this.zone) return '';
    const time = new Intl.DateTimeFormat(locale(), { timeZone: this.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now());
    return html`<span class="small">${this.zone === timeZone() ? t('callback.localTime', { time }) : t('callback.localTimeAt', { time, zone: this.zone })}</span>`;
  }
}

customElements.define('local-time', LocalTime);
