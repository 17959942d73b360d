import { html } from 'lit';
import { t, tCode } from '../language.js';

const HOUR = 60 * 60_000;
/** Tiers that are served like customers without one unless the policy says otherwise; they are named in the customer's card. */
const USUAL = ['ordinary', 'qualified', 'prospect'];

/**
 * How important the customer of a row is, and how much earlier the row has its turn for that (D2).
 *
 * @param {{tier: string | null, turnAt: string | null, dueAt: string}} row
 */
export function turnMark({ tier, turnAt, dueAt }) {
  const hours = turnAt ? Math.round(((Date.parse(dueAt) - Date.parse(turnAt)) / HOUR) * 10) / 10 : 0;
  if (!tier || (hours <= 0 && USUAL.includes(tier))) return '';
  const name = tCode('tier', tier);
  if (hours <= 0) return html`<span class="badge met" data-tier=${tier}>${name}</span>`;
  const reason = t('queue.aheadMeaning', { tier: name, hours });
  return html`<span class="badge met" data-tier=${tier} title=${reason}>${t('queue.ahead', { tier: name, hours })}</span>`;
}
