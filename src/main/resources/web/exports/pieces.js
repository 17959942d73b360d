import { html } from 'lit';
import { exportAddress } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import './sentences.js';

/** What the dialog and the list of exports have in common. */

/** @param {{state: string} | null} one an Export of the contract */
export function isUnderWay(one) {
  return one?.state === 'waiting' || one?.state === 'running';
}

/** How far it is, in words and as a bar. */
export function exportProgress({ state, done, total, leftOut, problem }) {
  if (state === 'running' && total) {
    return html`<progress max=${total} value=${done} aria-label=${t('export.progress')}></progress>
      ${t('export.of', { done: number(done), total: number(total) })}`;
  }
  return html`${tCode('exportState', state)}${state === 'done' ? html` · ${t('export.rows', { n: number(done) })}` : ''}
  ${leftOut ? html`<br />${t('export.leftOut', { n: number(leftOut) })}` : ''}
  ${problem ? html`<br /><span class="small" lang="en">${problem}</span>` : ''}`;
}

/** The link to its file, with its size. */
export function exportFile({ id, state, size, fileName }) {
  if (state !== 'done') return '';
  return html`<a class="export-file" href=${exportAddress(id)} download=${fileName}>${t('export.fetch', { size: sizeOf(size) })}</a>`;
}

/** @param {number} bytes */
function sizeOf(bytes) {
  return bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1_000)))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`;
}
