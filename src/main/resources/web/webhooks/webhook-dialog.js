import { html } from 'lit';
import { addWebhook, changeWebhook } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { eventWords } from './event-words.js';
import './sentences.js';

const LONGEST_URL = 1000;
const NEW = { name: '', url: 'https://', events: [], perSecond: '100' };

/** One endpoint, or a new one. Tells `webhook-saved`, of a new one with its secret. */
class WebhookDialog extends FormDialog {
  static properties = { endpoint: { state: true }, events: { state: true }, draft: { state: true } };

  constructor() {
    super();
    this.endpoint = null;
    this.events = [];
    this.draft = NEW;
  }

  /** @param {object | null} endpoint @param {string[]} events that can be chosen */
  async open(endpoint, events) {
    this.endpoint = endpoint;
    this.events = events;
    this.draft = endpoint ? { name: endpoint.name, url: endpoint.url, events: endpoint.events, perSecond: String(endpoint.perSecond) } : { ...NEW, events };
    await this.show();
    this.querySelector('#webhook-name').focus();
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
    Object.keys(change).forEach((name) => this.right(name));
  }

  choose(event, isChosen) {
    this.change({ events: this.events.filter((one) => (one === event ? isChosen : this.draft.events.includes(one))) });
  }

  faults() {
    const perSecond = Number(this.draft.perSecond);
    return {
      ...(this.draft.name.trim() ? {} : { name: said('webhooks.nameMissing') }),
      ...(Number.isInteger(perSecond) && perSecond >= 1 && perSecond <= 500 ? {} : { perSecond: said('webhooks.badPace') }),
      ...(this.draft.events.length ? {} : { events: said('webhooks.noEvent') }),
    };
  }

  send(event) {
    event.preventDefault();
    const faults = this.faults();
    if (Object.keys(faults).length) return this.refuse(faults);
    const body = { name: this.draft.name.trim(), url: this.draft.url.trim(), events: this.draft.events, perSecond: Number(this.draft.perSecond) };
    return this.save(
      async () => {
        const made = this.endpoint ? await changeWebhook(this.endpoint.id, { ...body, version: this.endpoint.version }) : await addWebhook(body);
        this.tell('webhook-saved', made ?? null);
        this.close();
      },
      (problem) => {
        if (problem.status === 409) this.problem = said('webhooks.changed');
        else if (problem.status === 422) return this.refuse(this.mistakes(problem));
        else this.problem = wordsFor(problem);
      },
    );
  }

  mistakes({ errors }) {
    const at = (name) => errors.some(({ pointer }) => pointer === `/${name}`);
    return { ...(at('name') ? { name: said('webhooks.nameTaken') } : {}), ...(at('url') ? { url: said('webhooks.badUrl') } : {}) };
  }

  fields() {
    const { name, url, events, perSecond } = this.draft;
    return html`<div class="person-form">
      ${line({ id: 'webhook-name', label: t('webhooks.name'), value: name, wrong: this.wrong.name, change: (value) => this.change({ name: value }) })}
      ${line({ id: 'webhook-url', label: t('webhooks.url'), value: url, wrong: this.wrong.url, longest: LONGEST_URL, change: (value) => this.change({ url: value }) })}
      ${line({ id: 'webhook-pace', label: t('webhooks.perSecond'), value: perSecond, wrong: this.wrong.perSecond, longest: 3, change: (value) => this.change({ perSecond: value }) })}
      <fieldset class="webhook-events" aria-describedby="webhook-events-words">
        <legend>${t('webhooks.events')}</legend>
        ${this.events.map(
          (one) => html`<label>
            <input
              type="checkbox"
              value=${one}
              .checked=${events.includes(one)}
              aria-invalid=${this.wrong.events ? 'true' : 'false'}
              @change=${(event) => this.choose(one, event.target.checked)}
            />
            ${eventWords(one)}
          </label>`,
        )}
      </fieldset>
      <p id="webhook-events-words" class="wrong" ?hidden=${!this.wrong.events}>${this.wrong.events ?? ''}</p>
    </div>`;
  }

  render() {
    const title = this.endpoint ? t('webhooks.changeOne', { name: this.endpoint.name }) : t('webhooks.add');
    return this.frame({ title, save: t('webhooks.save') }, this.fields());
  }
}

customElements.define('webhook-dialog', WebhookDialog);
