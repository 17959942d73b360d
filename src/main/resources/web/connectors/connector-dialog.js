import { html } from 'lit';
import { addConnector, callFormat, changeConnector } from '../shared/api.js';
import { nameOf, said, t, tCode } from '../shared/language.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { choice, line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const NEW = { code: '', name: '', format: 'zammad', zone: '', mapping: '', enabled: true };

/** One connector, or a new one. Tells `connector-saved`, of a new one with its secret. */
class ConnectorDialog extends FormDialog {
  static properties = { connector: { state: true }, formats: { state: true }, draft: { state: true } };

  constructor() {
    super();
    this.connector = null;
    this.formats = [];
    this.draft = NEW;
  }

  async open(connector, formats) {
    this.connector = connector;
    this.formats = formats;
    this.draft = connector ? { ...NEW, ...connector, mapping: connector.mapping ?? '' } : NEW;
    await this.show();
    this.querySelector(connector ? '#connector-name' : '#connector-code').focus();
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
  }

  /** The shipped file as a beginning. */
  begin() {
    return this.save(async () => this.change({ mapping: await callFormat(this.draft.format) }));
  }

  body() {
    const { name, format, zone, mapping, enabled } = this.draft;
    const body = { name: name.trim(), format: format.trim(), zone: zone.trim() || null, mapping: mapping.trim() ? mapping : null };
    return this.connector ? { ...body, enabled, version: this.connector.version } : { ...body, code: this.draft.code.trim() };
  }

  send(event) {
    event.preventDefault();
    return this.save(
      async () => {
        const made = this.connector ? await changeConnector(this.connector.code, this.body()) : await addConnector(this.body());
        this.tell('connector-saved', made ?? null);
        this.close();
      },
      (problem) => {
        if (problem.status === 409) this.problem = said('connectors.changed');
        else if (problem.status === 422) this.problem = this.mistakes(problem);
        else this.problem = wordsFor(problem);
      },
    );
  }

  /** A file can have many mistakes; each is said with its line. */
  mistakes({ errors }) {
    return errors.map(({ pointer, detail, line: at }) => `${at ? t('connectors.line', { n: at }) : pointer.replace(/^\//, '')}: ${detail}`).join('\n');
  }

  fields() {
    const { code, name, format, zone, mapping, enabled } = this.draft;
    const known = this.formats.map((one) => ({ value: one.code, label: nameOf(one.name) }));
    const own = known.some(({ value }) => value === format) ? [] : [{ value: format, label: format }];
    return html`<div class="person-form connector-form">
      ${this.connector
        ? ''
        : line({ id: 'connector-code', label: t('connectors.code'), value: code, longest: 40, change: (value) => this.change({ code: value }) })}
      ${line({ id: 'connector-name', label: t('connectors.name'), value: name, change: (value) => this.change({ name: value }) })}
      ${choice({ id: 'connector-format', label: t('connectors.format'), value: format, items: [...known, ...own], change: (value) => this.change({ format: value }) })}
      ${line({ id: 'connector-zone', label: t('connectors.zone'), value: zone, longest: 60, change: (value) => this.change({ zone: value }) })}
      ${this.connector
        ? choice({
            id: 'connector-enabled',
            label: t('connectors.state'),
            value: String(enabled),
            items: ['true', 'false'].map((value) => ({ value, label: tCode('connectors.enabled', value) })),
            change: (value) => this.change({ enabled: value === 'true' }),
          })
        : ''}
      <div class="field">
        <label for="connector-mapping">${t('connectors.mapping')}</label>
        <textarea
          id="connector-mapping"
          class="input"
          spellcheck="false"
          .value=${mapping}
          @input=${(event) => this.change({ mapping: event.target.value })}
        ></textarea>
        <vaadin-button theme="small" data-begin ?disabled=${this.busy || Boolean(mapping.trim())} @click=${this.begin}
          >${t('connectors.begin')}</vaadin-button
        >
      </div>
    </div>`;
  }

  render() {
    const title = this.connector ? t('connectors.changeOne', { name: this.connector.name }) : t('connectors.add');
    return this.frame({ title, save: t('connectors.save') }, this.fields());
  }
}

customElements.define('connector-dialog', ConnectorDialog);
