import { number, t, tCode } from '../shared/language.js';
import { departmentName } from '../shared/policy-names.js';

const FEN = 100;

/** @param {string | null} tier */
export function tierName(tier) {
  return tier ? tCode('tier', tier) : t('tiers.none');
}

/** Where a tier holds (D7). @param {string | null} department */
export function scopeWords(department) {
  return department ? departmentName(department) : t('tiers.company');
}

/** What a tier rests on. @param {{scheme: string, period: string, inputs: object, score: number | null, rank: number | null}} of */
export function whyWords({ scheme, period, inputs, score, rank }) {
  if (inputs.withoutTrade) return t('tiers.why.withoutTrade', { period });
  if (scheme === 'trade') {
    return t(inputs.paysWell ? 'tiers.why.tradeGood' : 'tiers.why.tradeBad', { period, amount: number(Math.floor(inputs.countedFen / FEN)) });
  }
  return t('tiers.why.score', { period, score: number(score / FEN), rank, n: inputs.customers, vip: inputs.vipPlaces, preferred: inputs.preferredPlaces });
}
