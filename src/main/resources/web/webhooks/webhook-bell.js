import { html } from 'lit';
import { duties } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { warningIcon } from '../shared/icons.js';
import { number, t } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { whileShown } from '../shared/while-shown.js';
import { PageElement } from '../shared/elements/page-element.js';

const EACH = 60_000;

/** For administrators: the number of endpoints that were disabled since they took nothing, with a link to them. */
class WebhookBell extends PageElement {
  static properties = { n: { state: true } };

  constructor() {
    super();
    this.n = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.load(), EACH));
  }

  async load() {
    const { items } = await duties().catch(() => ({ items: [] }));
    this.n = items.find(({ duty }) => duty === 'webhooks')?.count ?? 0;
  }

  render() {
    if (!this.n) return '';
    const words = t('bell.webhooks', { n: this.n });
    return html`<a class="bell late" href=${hrefOf({ view: 'webhooks' })} title=${words} @click=${(event) => opensHere(event) && this.tell('go', { view: 'webhooks' })}
      >${warningIcon()}<span class="visually-hidden">${words}</span><b aria-hidden="true">${number(this.n)}</b></a
    >`;
  }
}

customElements.define('webhook-bell', WebhookBell);
