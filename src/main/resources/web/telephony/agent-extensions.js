import { html } from 'lit';
import { agentExtensions, assignAgentExtension, people } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { choice, line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './connector-sentences.js';

const MOST = 200;

/** Whose telephone each extension is. */
class AgentExtensions extends SavingElement {
  static properties = { rows: { state: true }, staff: { state: true }, draft: { state: true } };

  constructor() {
    super();
    this.rows = [];
    this.staff = [];
    this.draft = { extension: '', person: '' };
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.rows = (await agentExtensions()).items;
      const found = await people({ enabled: 'true', limit: MOST });
      this.staff = found.items.filter(({ role }) => role === 'agent' || role === 'supervisor');
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  assign(extension, person) {
    return this.save(
      async () => {
        await assignAgentExtension(extension, person);
        this.draft = { extension: '', person: '' };
        await this.load();
      },
      (problem) => (this.problem = problem.status === 422 ? said('connectors.badExtension') : wordsFor(problem)),
    );
  }

  send(event) {
    event.preventDefault();
    return this.assign(this.draft.extension.trim(), Number(this.draft.person));
  }

  render() {
    const { extension, person } = this.draft;
    const items = [{ value: '', label: t('connectors.whose') }, ...this.staff.map((one) => ({ value: String(one.id), label: one.name }))];
    return html`<h2>${t('connectors.extensions')}</h2>
      <p class="small">${t('connectors.extensionsExplained')}</p>
      <ul>
        ${this.rows.map(
          (one) => html`<li>
            <bdi>${one.extension}</bdi>: <bdi>${one.person.name}</bdi>
            <vaadin-button
              theme="small"
              data-free=${one.extension}
              aria-label=${t('connectors.freeOne', { extension: one.extension })}
              ?disabled=${this.busy}
              @click=${() => this.assign(one.extension, null)}
              >${t('connectors.free')}</vaadin-button
            >
          </li>`,
        )}
      </ul>
      <form class="connector-actions" @submit=${this.send}>
        ${line({ id: 'extension-number', label: t('connectors.extension'), value: extension, longest: 40, change: (value) => (this.draft = { ...this.draft, extension: value }) })}
        ${choice({ id: 'extension-person', label: t('connectors.person'), value: person, items, change: (value) => (this.draft = { ...this.draft, person: value }) })}
        <vaadin-button data-assign ?disabled=${this.busy || !extension.trim() || !person} @click=${this.send}>${t('connectors.assign')}</vaadin-button>
      </form>
      ${this.problem ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}`;
  }
}

customElements.define('agent-extensions', AgentExtensions);
