import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { decideTiers, tierProposals, tierReviews, tryTierDecision } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, said, t, tCode } from '../shared/language.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { scopeWords, tierName, whyWords } from './tier-words.js';
import './sentences.js';

const MANY = 100;

/** Proposals that wait: many are chosen, what would happen is shown, and then they are accepted or declined. */
class TierProposals extends SavingElement {
  static properties = {
    page: { state: true },
    overdue: { state: true },
    onlyOverdue: { state: true },
    chosen: { state: true },
    preview: { state: true },
    reason: { state: true },
  };

  constructor() {
    super();
    this.page = null;
    this.overdue = 0;
    this.onlyOverdue = false;
    this.chosen = new Set();
    this.preview = null;
    this.reason = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** @param {string} [after] id of the last one shown */
  async load(after) {
    try {
      const page = await tierProposals({ overdue: this.onlyOverdue || undefined, limit: MANY, after });
      this.page = after ? { ...page, items: [...this.page.items, ...page.items] } : page;
      this.overdue = (await tierReviews({ limit: 1 })).overdue;
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  show(onlyOverdue) {
    this.onlyOverdue = onlyOverdue;
    this.page = null;
    this.chooseThese([]);
    this.load();
  }

  /** A preview is of those chosen then. @param {number[]} ids */
  chooseThese(ids) {
    this.chosen = new Set(ids);
    this.preview = null;
  }

  toggle(id) {
    const ids = new Set(this.chosen);
    if (!ids.delete(id)) ids.add(id);
    this.chooseThese([...ids]);
  }

  decision(verdict) {
    return { proposals: [...this.chosen], verdict, reason: this.reason.trim() || null };
  }

  look() {
    return this.save(async () => (this.preview = await tryTierDecision(this.decision('accept'))));
  }

  decide(verdict) {
    if (verdict === 'decline' && !this.reason.trim()) {
      this.problem = said('tiers.reasonMissing');
      this.querySelector('#tier-reason').focus();
      return undefined;
    }
    return this.save(async () => {
      const { decided } = await decideTiers(this.decision(verdict));
      say(said('tiers.done', { n: decided }));
      this.reason = '';
      this.chooseThese([]);
      await this.load();
    });
  }

  row(proposal, heads) {
    const { id, customer, name, held, proposed, department, tied, dueAt } = proposal;
    return html`<tr data-proposal=${id}>
      <td>
        <input type="checkbox" aria-label=${t('tiers.choose', { name })} .checked=${live(this.chosen.has(id))} @change=${() => this.toggle(id)} />
      </td>
      ${cell(heads[0], html`<a href=${hrefOf({ view: 'customers', customer: String(customer) })}><bdi>${name}</bdi></a>`)} ${cell(heads[1], scopeWords(department))}
      ${cell(heads[2], t('tiers.change', { from: tierName(held), to: tierName(proposed) }))}
      ${cell(heads[3], html`${whyWords(proposal)}${tied ? html` <span class="badge">${t('tiers.tied')}</span>` : ''}`)} ${cell(heads[4], moment(dueAt))}
    </tr>`;
  }

  list() {
    const { items, next } = this.page;
    if (!items.length) return html`<p class="state" role="status">${t('tiers.nothing')}</p>`;
    const heads = ['customer', 'scope', 'change', 'why', 'due'].map((name) => tCode('tiers.head', name));
    const isAll = items.every(({ id }) => this.chosen.has(id));
    return html`<label
        ><input type="checkbox" data-all .checked=${live(isAll)} @change=${() => this.chooseThese(isAll ? [] : items.map(({ id }) => id))} />
        ${t('tiers.chooseAll')}</label
      >
      ${cards(t('tiers.part.proposals'), ['', ...heads], items.map((proposal) => this.row(proposal, heads)))}
      ${next ? html`<button class="button" data-more @click=${() => this.load(next)}>${t('tiers.more')}</button>` : ''}`;
  }

  shownPreview() {
    if (!this.preview) return '';
    const { moves, left } = this.preview;
    return html`<div class="notice tier-preview">
      <ul>
        ${moves.map(({ from, to, customers }) => html`<li>${t('tiers.wouldMove', { from: tierName(from), to: tierName(to), n: number(customers) })}</li>`)}
      </ul>
      ${left.length ? html`<p>${t('tiers.wouldLeave', { n: left.length })}</p>` : ''}
    </div>`;
  }

  tools() {
    const n = this.chosen.size;
    return html`<div class="tier-tools">
      <button class="button" data-overdue aria-pressed=${this.onlyOverdue ? 'true' : 'false'} @click=${() => this.show(!this.onlyOverdue)}>${t('tiers.onlyOverdue')}</button>
      <div class="field">
        <label for="tier-reason">${t('tiers.reason')}</label>
        <input class="input" id="tier-reason" maxlength="200" autocomplete="off" .value=${live(this.reason)} @input=${(event) => (this.reason = event.target.value)} />
      </div>
      <vaadin-button data-preview ?disabled=${this.busy || !n} @click=${this.look}>${t('tiers.preview')}</vaadin-button>
      <vaadin-button theme="primary" data-accept ?disabled=${this.busy || !this.preview} @click=${() => this.decide('accept')}>${t('tiers.accept', { n })}</vaadin-button>
      <vaadin-button data-decline ?disabled=${this.busy || !n} @click=${() => this.decide('decline')}>${t('tiers.decline', { n })}</vaadin-button>
    </div>`;
  }

  render() {
    return html`<div>
      ${this.overdue ? html`<p class="notice warn" role="status">${t('tiers.overdue', { n: this.overdue })}</p>` : ''} ${this.tools()}
      <div role="status">${this.shownPreview()}</div>
      ${this.problemLine()}
      ${this.page ? this.list() : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`}
    </div>`;
  }
}

customElements.define('tier-proposals', TierProposals);
