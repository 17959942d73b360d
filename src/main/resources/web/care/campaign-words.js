import { t, tCode } from '../shared/language.js';

/** Counts by code as one sentence. @param {string} group @param {{code: string, n: number}[]} counts */
export function countWords(group, counts) {
  return counts.map(({ code, n }) => t('campaigns.count', { name: tCode(group, code), n })).join(' · ');
}
