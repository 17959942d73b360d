import { html } from 'lit';
import { renewWebhookSecret, revokeOldWebhookSecret, setRouteState, testWebhook } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { exact } from '../shared/times.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { wordsFor } from '../shared/elements/words.js';
import '../shared/dialogs/ask-first.js';
import './sentences.js';

/** What can be done with one endpoint. Tells `webhook-acted`, after a renewal with the secret, and `webhook-tested`. */
class WebhookActions extends SavingElement {
  static properties = { endpoint: {}, told: { state: true } };

  constructor() {
    super();
    this.told = '';
  }

  willUpdate(changed) {
    if (changed.has('endpoint') && changed.get('endpoint')?.id !== this.endpoint.id) this.told = '';
  }

  /** @param {() => Promise<object | void>} work @param {import('../shared/language.js').Said | string} words */
  act(work, words) {
    this.told = '';
    return this.save(
      async () => {
        this.tell('webhook-acted', (await work()) ?? null);
        this.told = words;
      },
      (problem) => (this.problem = problem.status === 409 ? said('webhooks.notNow') : wordsFor(problem)),
    );
  }

  state(state) {
    return this.act(() => setRouteState(this.endpoint.id, state), '');
  }

  attempt() {
    return this.act(async () => {
      await testWebhook(this.endpoint.id);
      this.tell('webhook-tested');
    }, said('webhooks.tested'));
  }

  button(name, act, theme = '') {
    return html`<vaadin-button data-act=${name} theme=${theme} ?disabled=${this.busy} @click=${act}>${tCode('webhooks', name)}</vaadin-button>`;
  }

  asking(name, act) {
    return html`<ask-first
      data-act=${name}
      look="button"
      .words=${tCode('webhooks', name)}
      .question=${tCode('webhooks', `${name}Question`, { name: this.endpoint.name })}
      .yes=${tCode('webhooks', name)}
      .no=${t('dialog.cancel')}
      @confirmed=${act}
    ></ask-first>`;
  }

  rotation() {
    const old = this.endpoint.secrets.find(({ validUntil }) => validUntil);
    return old
      ? html`<p class="small">${t('webhooks.both', { until: exact(old.validUntil) })}</p>
          ${this.asking('revoke', () => this.act(() => revokeOldWebhookSecret(this.endpoint.id), said('webhooks.revoked')))}`
      : this.asking('renew', () => this.act(() => renewWebhookSecret(this.endpoint.id), ''));
  }

  render() {
    const { id, state } = this.endpoint;
    return html`<div class="webhook-actions" data-endpoint=${id}>
        ${state === 'active' ? html`${this.button('try', this.attempt, 'primary')}${this.button('pause', () => this.state('paused'))}` : this.button('use', () => this.state('active'), 'primary')}
        ${state === 'disabled' ? '' : this.asking('disable', () => this.state('disabled'))} ${this.rotation()}
      </div>
      ${this.told ? html`<p class="notice" role="status">${this.told}</p>` : ''} ${this.problemLine()}`;
  }
}

customElements.define('webhook-actions', WebhookActions);
