import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { blacklistings, stepBlacklisting } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { said, t, tCode } from '../shared/language.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { scopeWords } from './tier-words.js';
import './sentences.js';

const MANY = 50;
/** What can be done with an entry. */
const STEPS = { proposed: ['verify', 'refuse'], verified: ['approve', 'refuse'], 'in-force': ['ask-lift'], ended: ['ask-lift'] };
const WITH_REASON = ['refuse', 'ask-lift'];

/** @param {{state: string, liftAsked: object | null}} entry */
function stepsOf({ state, liftAsked }) {
  const steps = STEPS[state] ?? [];
  return liftAsked && steps.includes('ask-lift') ? ['lift'] : steps;
}

/** Entries of blacklists (D3), the newest first: verified, approved, refused and lifted. */
class BlacklistEntries extends SavingElement {
  static properties = { page: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.page = null;
    this.reason = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** @param {string} [after] id of the last one shown */
  async load(after) {
    try {
      const page = await blacklistings({ limit: MANY, after });
      this.page = after ? { ...page, items: [...this.page.items, ...page.items] } : page;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  take(entry, step) {
    const reason = this.reason.trim();
    if (WITH_REASON.includes(step) && !reason) {
      this.problem = said('tiers.reasonMissing');
      this.querySelector('#blacklist-reason').focus();
      return undefined;
    }
    return this.save(
      async () => {
        const after = await stepBlacklisting(entry.id, { step, reason: reason || null });
        this.page = { ...this.page, items: this.page.items.map((one) => (one.id === after.id ? after : one)) };
        this.reason = '';
        say(said('tiers.listed.stepped'));
      },
      (problem) => (this.problem = problem.status === 409 ? t('tiers.listed.conflict') : wordsFor(problem)),
    );
  }

  act(name, act) {
    return act ? html`<div class="small">${tCode('tiers.listed.by', name, { name: act.byName })} ${moment(act.at)}</div>` : '';
  }

  row(entry, heads) {
    const { id, customer, name, department, harm, state, endsAt, reason } = entry;
    return html`<tr data-entry=${id}>
      ${cell(heads[0], html`<a href=${hrefOf({ view: 'customers', customer: String(customer) })}><bdi>${name}</bdi></a>`)} ${cell(heads[1], scopeWords(department))}
      ${cell(heads[2], html`<bdi>${harm}</bdi>${reason ? html`<div class="small"><bdi>${reason}</bdi></div>` : ''}`)}
      ${cell(
        heads[3],
        html`<span class="badge ${state === 'in-force' ? 'breached' : ''}">${tCode('tiers.listed.state', state)}</span>
          ${endsAt ? html`<span class="small">${t('tiers.listed.until')} ${moment(endsAt)}</span>` : ''}
          ${['proposed', 'verified', 'approved', 'refused', 'liftAsked', 'lifted'].map((what) => this.act(what, entry[what]))}`,
      )}
      ${cell(
        heads[4],
        stepsOf(entry).map(
          (step) => html`<button class="button" data-step=${step} ?disabled=${this.busy} aria-label=${t('tiers.listed.stepOf', { step: tCode('tiers.listed.step', step), name })} @click=${() => this.take(entry, step)}>
            ${tCode('tiers.listed.step', step)}
          </button>`,
        ),
      )}
    </tr>`;
  }

  list() {
    const { items, next } = this.page;
    if (!items.length) return html`<p class="state">${t('tiers.listed.none')}</p>`;
    const heads = ['customer', 'scope', 'harm', 'state', 'steps'].map((name) => tCode('tiers.listed.head', name));
    return html`<div class="tier-tools">
        <div class="field">
          <label for="blacklist-reason">${t('tiers.listed.reason')}</label>
          <input class="input" id="blacklist-reason" maxlength="200" autocomplete="off" .value=${live(this.reason)} @input=${(event) => (this.reason = event.target.value)} />
        </div>
      </div>
      ${cards(t('tiers.part.blacklist'), heads, items.map((entry) => this.row(entry, heads)))}
      ${next ? html`<button class="button" data-more @click=${() => this.load(next)}>${t('tiers.more')}</button>` : ''}`;
  }

  render() {
    return html`<div>
      <p class="small">${t('tiers.listed.how')}</p>
      ${this.problemLine()} ${this.page ? this.list() : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`}
    </div>`;
  }
}

customElements.define('blacklist-entries', BlacklistEntries);
