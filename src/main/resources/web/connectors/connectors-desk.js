import { html } from 'lit';
import { connectors, renewConnectorSecret } from '../shared/api.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './agent-extensions.js';
import './connector-commands.js';
import './connector-dialog.js';
import './connector-messages.js';

const OLD_VALID_HOURS = 24;

/** Doors of telephone exchanges: made, changed, switched off; what came in; whose telephone is whose. For administrators. */
class ConnectorsDesk extends SavingElement {
  static properties = { rows: { state: true }, formats: { state: true }, chosen: { state: true }, secret: { state: true } };

  constructor() {
    super();
    this.rows = null;
    this.formats = [];
    this.chosen = '';
    this.secret = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const { items, formats } = await connectors();
      this.rows = items;
      this.formats = formats;
      if (!items.some(({ code }) => code === this.chosen)) this.chosen = items[0]?.code ?? '';
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  edit(connector) {
    this.querySelector('connector-dialog').open(connector, this.formats);
  }

  /** The secret is shown once. */
  saved({ detail }) {
    this.secret = detail?.secret ? detail : this.secret;
    if (detail?.connector) this.chosen = detail.connector;
    return this.load();
  }

  renew(code) {
    return this.save(async () => {
      this.secret = await renewConnectorSecret(code, OLD_VALID_HOURS);
      await this.load();
    });
  }

  formatName(code) {
    return nameOf(this.formats.find((format) => format.code === code)?.name) || code;
  }

  state({ enabled, usable }) {
    return usable ? tCode('connectors.enabled', String(enabled)) : t('connectors.unusable');
  }

  used({ secrets }) {
    const times = secrets.map(({ usedAt }) => usedAt).filter(Boolean).sort();
    return times.length ? moment(times.at(-1)) : t('connectors.neverUsed');
  }

  row(connector) {
    const { code, name, format } = connector;
    const isChosen = code === this.chosen;
    return html`<tr class=${connector.enabled ? '' : 'closed'}>
      ${cell(t('connectors.name'), html`<bdi>${name}</bdi><br /><span class="small">${code}</span>`)}
      ${cell(t('connectors.format'), html`<bdi>${this.formatName(format)}</bdi>`)}
      ${cell(t('connectors.state'), this.state(connector))} ${cell(t('connectors.used'), this.used(connector))}
      <td>
        <vaadin-button theme="small" data-show=${code} aria-pressed=${isChosen} aria-label=${t('connectors.showOne', { name })} @click=${() => (this.chosen = code)}
          >${t('connectors.show')}</vaadin-button
        >
        <vaadin-button theme="small" data-change=${code} aria-label=${t('connectors.changeOne', { name })} @click=${() => this.edit(connector)}
          >${t('connectors.change')}</vaadin-button
        >
        <vaadin-button
          theme="small"
          data-renew=${code}
          aria-label=${t('connectors.renewOne', { name })}
          ?disabled=${this.busy}
          @click=${() => this.renew(code)}
          >${t('connectors.renew')}</vaadin-button
        >
      </td>
    </tr>`;
  }

  secretNotice() {
    if (!this.secret) return '';
    const { connector, secret, address } = this.secret;
    return html`<div class="notice connector-secret" role="status">
      <p>${t('connectors.secretOnce', { name: connector })}</p>
      <div>${t('connectors.address')}: <code data-address>${location.origin}${address}</code></div>
      <div>${t('connectors.secret')}: <code data-secret>${secret}</code></div>
      <div><vaadin-button theme="small" @click=${() => (this.secret = null)}>${t('connectors.noted')}</vaadin-button></div>
    </div>`;
  }

  list() {
    if (!this.rows) return html`<p class="state">${this.problem ? '' : t('state.loading')}</p>`;
    if (this.rows.length === 0) return html`<div class="state"><p>${t('connectors.nothing')}</p></div>`;
    const heads = ['name', 'format', 'state', 'used', 'act'].map((name) => tCode('connectors', name));
    return cards(t('view.connectors'), heads, this.rows.map((row) => this.row(row)));
  }

  render() {
    const chosen = this.rows?.find(({ code }) => code === this.chosen);
    return html`<section class="admin" aria-label=${t('view.connectors')}>
      <div class="filters">
        <p class="small">${t('connectors.explained')}</p>
        <vaadin-button theme="primary" data-add @click=${() => this.edit(null)}>${t('connectors.add')}</vaadin-button>
      </div>
      ${this.problem ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''} ${this.secretNotice()} ${this.list()}
      ${chosen ? html`<connector-commands .connector=${chosen}></connector-commands>
            <connector-messages .connector=${chosen}></connector-messages>` : ''}
      <agent-extensions></agent-extensions>
      <connector-dialog @connector-saved=${this.saved}></connector-dialog>
    </section>`;
  }
}

customElements.define('connectors-desk', ConnectorsDesk);
