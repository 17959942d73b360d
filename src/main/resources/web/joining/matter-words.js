import { html } from 'lit';
import './sentences.js';
import { t, tCode } from '../shared/language.js';
import { kindName } from '../shared/policy-names.js';
import { exact, short } from '../shared/times.js';
import { unitName } from '../shared/units.js';

/** Why two complaints may be about one matter. @param {string[]} reasons */
export const reasonWords = (reasons) => reasons.map((code) => tCode('matter.reason', code)).join(t('matter.and'));

/**
 * One complaint in two lines, with its number as a way to it.
 *
 * @param {object} row a ComplaintRow of the contract
 * @param {(number: string) => void} open
 */
export const complaintWords = (row, open) =>
  html`<button class="link number" type="button" @click=${() => open(row.number)}>${row.number}</button>
    <bdi>${row.complainant}</bdi> · ${kindName(row.type, row.subtype)} · ${tCode('status', row.status)} ·
    ${row.branch ? html`<bdi>${unitName(row.branchUnit, row.branch)}</bdi> ·` : ''}
    <time datetime=${row.receivedAt} title=${exact(row.receivedAt)}>${short(row.receivedAt)}</time>
    <span class="small"><bdi>${row.summary}</bdi></span>`;
