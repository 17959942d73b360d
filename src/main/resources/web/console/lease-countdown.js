import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { until } from '../shared/times.js';
import { bellIcon, clockIcon } from '../shared/icons.js';

const SOON = 2 * 60_000;

/** The remaining time of the lease of this callback, in seconds. Tells `over` at its end. */
class LeaseCountdown extends PageElement {
  static properties = { until: {} };

  connectedCallback() {
    super.connectedCallback();
    this.each = setInterval(() => this.requestUpdate(), 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.each);
  }

  updated() {
    if (this.until && until(this.until) <= 0 && this.told !== this.until) {
      this.told = this.until;
      this.tell('over');
    }
  }

  render() {
    if (!this.until) return '';
    const left = Math.max(0, Math.floor(until(this.until) / 1_000));
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    const soon = left * 1_000 < SOON;
    return html`<span class="badge ${soon ? 'due-soon' : 'running'}" role="timer"
      >${soon ? bellIcon() : clockIcon()}${left > 0 ? t('lease.left', { time }) : t('lease.over')}</span
    >`;
  }
}

customElements.define('lease-countdown', LeaseCountdown);
