import { html } from 'lit';
import { duties } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { warningIcon } from '../shared/icons.js';
import { number, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { whileShown } from '../shared/while-shown.js';
import { PageElement } from '../shared/elements/page-element.js';

const EACH = 60_000;

/** Where an administrator sees to it. */
const VIEWS = { webhooks: 'webhooks', messages: 'outbox' };

/** For administrators: how many endpoints were disabled, and how many mail servers and messages are to be seen to, each with a link. */
class OutboxBell extends PageElement {
  static properties = { items: { state: true } };

  constructor() {
    super();
    this.items = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.load(), EACH));
  }

  async load() {
    const { items } = await duties().catch(() => ({ items: [] }));
    this.items = items.filter(({ duty }) => duty in VIEWS);
  }

  bell({ duty, count }) {
    const view = VIEWS[duty];
    const words = tCode('bell', duty, { n: count });
    return html`<a
      class="bell late"
      data-duty=${duty}
      href=${hrefOf({ view })}
      title=${words}
      @click=${(event) => opensHere(event) && this.tell('go', { view })}
      >${warningIcon()}<span class="visually-hidden">${words}</span><b aria-hidden="true">${number(count)}</b></a
    >`;
  }

  render() {
    return this.items.map((item) => this.bell(item));
  }
}

customElements.define('outbox-bell', OutboxBell);
