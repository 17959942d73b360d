import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { now } from '../shared/clock.js';
import { exact, lasting } from '../shared/times.js';

/** How long a state has lasted, second by second; what stands around it is not drawn again. */
class TickingSince extends PageElement {
  static properties = { since: {} };

  connectedCallback() {
    super.connectedCallback();
    this.each = setInterval(() => this.requestUpdate(), 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.each);
  }

  render() {
    if (!this.since) return '';
    return html`<time datetime=${this.since} title=${exact(this.since)}>${lasting(now() - Date.parse(this.since))}</time>`;
  }
}

customElements.define('ticking-since', TickingSince);
