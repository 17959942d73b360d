import { html } from 'lit';
import { customerTiers } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { tierWords } from '../shared/tiers.js';
import { short } from '../shared/times.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';

const FEN = 100;

/** The tiers that a customer has and had, and what each rests on (K1, D1). */
class CustomerTiers extends ReadingElement {
  static properties = { customer: {} };

  willUpdate(changes) {
    if (changes.has('customer')) {
      this.answer = null;
      this.ask(this.customer);
    }
  }

  read() {
    return customerTiers(this.customer);
  }

  why({ readmission, scheme, period, inputs, score, rank }) {
    if (readmission) return t('customers.tierReadmission');
    if (inputs.withoutTrade) return t('customers.tierWithoutTrade', { period });
    return scheme === 'trade'
      ? t(inputs.paysWell ? 'customers.tierTradeGood' : 'customers.tierTradeBad', { period, amount: number(Math.floor(inputs.countedFen / FEN)) })
      : t('customers.tierScore', { period, score: number(score / FEN), rank, n: inputs.customers });
  }

  tier(tier) {
    const { since, until, byName, reason } = tier;
    return html`<li>
      <strong>${tierWords(tier)}</strong>
      <span class="small">${until ? t('customers.tierUntil', { from: short(since), to: short(until) }) : t('customers.tierSince', { at: short(since) })}</span>
      <span class="small">${this.why(tier)} · ${t('customers.tierBy', { name: byName })}${reason ? html` · <bdi>${reason}</bdi>` : ''}</span>
    </li>`;
  }

  render() {
    return this.states(({ items }) =>
      items.length ? html`<ul class="tiers">${items.map((tier) => this.tier(tier))}</ul>` : html`<p class="small">${t('customers.noTier')}</p>`,
    );
  }
}

customElements.define('customer-tiers', CustomerTiers);
