import { html } from 'lit';
import { connectorCommands, setConnectorCommands } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const LONGEST = 1000;
const PLACES = '{action} {from} {to} {call} {reference}';

/** Where the exchange of a connector is told to dial, to hold a call and to hand it over. */
class ConnectorCommands extends SavingElement {
  static properties = { connector: {}, url: { state: true }, kept: { state: true }, told: { state: true } };

  constructor() {
    super();
    this.url = '';
    this.kept = null;
    this.told = '';
  }

  willUpdate(changed) {
    if (changed.has('connector') && changed.get('connector')?.code !== this.connector.code) this.load();
  }

  async load() {
    const { code } = this.connector;
    this.kept = null;
    this.url = '';
    this.told = '';
    this.problem = '';
    try {
      const { url } = await connectorCommands(code);
      if (code === this.connector.code) this.keep(url);
    } catch (problem) {
      if (code === this.connector.code) this.problem = wordsFor(problem);
    }
  }

  keep(url) {
    this.kept = url ?? '';
    this.url = this.kept;
  }

  send(event) {
    event.preventDefault();
    const { code } = this.connector;
    this.told = '';
    return this.save(
      async () => {
        const { url } = await setConnectorCommands(code, this.url.trim() || null);
        if (code !== this.connector.code) return;
        this.keep(url);
        this.told = said(url ? 'connectors.commandsSaved' : 'connectors.commandsNone');
      },
      (problem) => {
        if (problem.status === 422) return this.refuse({ url: said('connectors.badCommands') });
        this.problem = wordsFor(problem);
      },
    );
  }

  change(url) {
    this.url = url;
    this.told = '';
    this.right('url');
  }

  render() {
    const content = html`${line({
        id: 'connector-commands',
        label: t('connectors.commands'),
        value: this.url,
        wrong: this.wrong.url,
        longest: LONGEST,
        change: (value) => this.change(value),
      })}
      <vaadin-button data-commands ?disabled=${this.busy || this.kept === null || this.url.trim() === this.kept} @click=${this.send}
        >${t('connectors.commandsSave')}</vaadin-button
      >`;
    return html`<h2>${t('connectors.commandsOf', { name: this.connector.name })}</h2>
      <p class="small">${t('connectors.commandsExplained', { places: PLACES })}</p>
      ${this.formOf('connector-actions', content)} ${this.told ? html`<p class="notice" role="status">${this.told}</p>` : ''} ${this.problemLine()}`;
  }
}

customElements.define('connector-commands', ConnectorCommands);
