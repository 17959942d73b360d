import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { campaignPreview, campaigns, stepCampaign } from '../shared/api.js';
import { number, said, t, tCode } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { whileShown } from '../shared/while-shown.js';
import { countWords } from './campaign-words.js';
import { ruleWords } from './care-words.js';
import './campaign-form.js';
import './sentences.js';

const MANY = 50;
const PAUSE = 5_000;

/** Campaigns (K4), the newest first, with how far each is; previewed, approved, refused and ended by supervisors. */
class CampaignList extends SavingElement {
  static properties = { person: {}, page: { state: true }, previews: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.page = null;
    this.previews = {};
    this.reason = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.again(), PAUSE));
  }

  /** @param {string} [after] id of the last one shown */
  async load(after) {
    try {
      const page = await campaigns({ limit: MANY, after });
      this.page = after ? { ...page, items: [...this.page.items, ...page.items] } : page;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  /** Running ones continue. */
  again() {
    if (!this.busy && this.page?.items.length <= MANY && this.page.items.some(({ state }) => state === 'running')) this.load();
  }

  look(id) {
    return this.save(async () => (this.previews = { ...this.previews, [id]: await campaignPreview(id) }));
  }

  take({ id }, step) {
    const reason = this.reason.trim();
    if (step !== 'approve' && !reason) {
      this.problem = said('campaigns.missing');
      this.querySelector(`#campaign-reason-${id}`).focus();
      return undefined;
    }
    return this.save(
      async () => {
        const after = await stepCampaign(id, step === 'approve' ? { step, digest: this.previews[id].digest } : { step, reason });
        this.page = { ...this.page, items: this.page.items.map((one) => (one.id === id ? after : one)) };
        this.previews = { ...this.previews, [id]: undefined };
        this.reason = '';
        say(said('campaigns.stepped'));
      },
      (problem) => {
        this.previews = { ...this.previews, [id]: undefined };
        this.problem = problem.status === 409 ? said('campaigns.conflict') : wordsFor(problem);
      },
    );
  }

  preview(id) {
    const preview = this.previews[id];
    return preview
      ? html`<p class="notice" data-preview-of=${id} role="status">
          ${t('campaigns.would', { n: number(preview.members) })}${preview.leftOut.length ? html` · ${t('campaigns.leftOut', { counts: countWords('leftOutBecause', preview.leftOut) })}` : ''}
        </p>`
      : '';
  }

  steps(campaign) {
    const { id, state, name } = campaign;
    const isDecider = this.person?.role === 'supervisor';
    const step = (each, isPossible = true) => html`<button class="button" data-step=${each} ?disabled=${this.busy || !isPossible} aria-label="${tCode('campaignStep', each)} ${name}" @click=${() => this.take(campaign, each)}>${tCode('campaignStep', each)}</button>`;
    const reason = () => html`<div class="field">
      <label for="campaign-reason-${id}">${t('campaigns.reason')}</label>
      <input class="input" id="campaign-reason-${id}" maxlength="500" autocomplete="off" .value=${live(this.reason)} @input=${(event) => (this.reason = event.target.value)} />
    </div>`;
    if (state === 'proposed') {
      return html`${this.preview(id)}
        <div class="care-tools">
          <button class="button" data-look ?disabled=${this.busy} @click=${() => this.look(id)}>${t('campaigns.preview')}</button>
          ${isDecider ? html`${step('approve', Boolean(this.previews[id]?.members))} ${reason()} ${step('refuse')}` : ''}
        </div>`;
    }
    return state === 'running' && isDecider ? html`<div class="care-tools">${reason()} ${step('end')}</div>` : '';
  }

  campaign(campaign) {
    const { id, name, purpose, state, created, decided, reason, pace, members, leftOut, progress, cadence } = campaign;
    const reached = progress.filter(({ code }) => !['waiting', 'due', 'called'].includes(code)).reduce((sum, { n }) => sum + n, 0);
    return html`<li data-campaign=${id}>
      <h3><bdi>${cadence ? ruleWords(cadence) : name}</bdi> <span class="badge">${tCode('campaignState', state)}</span></h3>
      ${cadence ? '' : html`<p><bdi>${purpose}</bdi></p>`}
      <p class="small">
        ${cadence ? t('campaigns.byRule', { rule: ruleWords(cadence), from: cadence.from, to: cadence.to }) : t('campaigns.byName', { name: created.byName })} ${moment(created.at)}${decided ? html` · ${t('campaigns.decidedBy', { name: decided.byName })} ${moment(decided.at)}` : ''} · ${t('campaigns.speed', { n: pace })}
        ${reason ? html` · <bdi>${reason}</bdi>` : ''}
      </p>
      ${members ? html`<progress max=${members} value=${reached} aria-label=${name}></progress> <span data-progress>${countWords('campaignMember', progress)}</span>` : ''}
      ${leftOut.length ? html`<p class="small">${t('campaigns.leftOut', { counts: countWords('leftOutBecause', leftOut) })}</p>` : ''} ${this.steps(campaign)}
    </li>`;
  }

  list() {
    const { items, next } = this.page;
    return html`${items.length ? html`<ul class="campaigns">${items.map((campaign) => this.campaign(campaign))}</ul>` : html`<p class="state">${t('campaigns.none')}</p>`}
    ${next ? html`<button class="button" data-more @click=${() => this.load(next)}>${t('queue.more')}</button>` : ''}`;
  }

  render() {
    return html`<div>
      <p class="small">${t('campaigns.how')}</p>
      <campaign-form @campaign-proposed=${() => this.load()}></campaign-form>
      ${this.problemLine()} ${this.page ? this.list() : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`}
    </div>`;
  }
}

customElements.define('campaign-list', CampaignList);
