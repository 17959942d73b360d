import { html } from 'lit';
import { number, t, tCode } from '../shared/language.js';
import { departmentName } from '../shared/policy-names.js';
import { until } from '../shared/times.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import './ticking-since.js';

const COUNTS = ['present', 'ready', 'working', 'away', 'over', 'waitingCases', 'waitingCallbacks', 'waitingVisitors'];

/**
 * A row for each line: who is there and what waits. Choosing one shows its agents alone.
 *
 * @param {object} floor FloorNow of the contract @param {string} chosen @param {(line: string) => void} choose
 */
export function lineTable({ lines }, chosen, choose) {
  if (!lines.length) return '';
  const heads = [t('floor.line'), ...COUNTS.map((count) => tCode('floor.count', count)), t('floor.longestWait'), t('floor.oldestDue')];
  return html`<div class="wide-table floor-lines" tabindex="0" role="group" aria-label=${t('floor.lines')}>
    ${cards(t('floor.lines'), heads, lines.map((of) => lineRow(of, heads, chosen, choose)))}
  </div>`;
}

function lineRow(of, heads, chosen, choose) {
  const isDue = of.oldestDue && until(of.oldestDue) < 0;
  return html`<tr data-line=${of.line} class=${of.line === chosen ? 'current' : ''}>
    ${cell(
      heads[0],
      html`<button class="link" type="button" aria-pressed=${of.line === chosen ? 'true' : 'false'} @click=${() => choose(of.line)}>
        ${departmentName(of.line) || of.line}
      </button>`,
    )}
    ${COUNTS.map((count, i) => cell(heads[i + 1], html`<span class=${isLate(of, count) ? 'late' : ''} data-count=${count}>${number(of[count])}</span>`))}
    ${cell(heads[heads.length - 2], of.waitingSince ? html`<ticking-since .since=${of.waitingSince}></ticking-since>` : t('floor.none'))}
    ${cell(heads[heads.length - 1], of.oldestDue ? html`<span class=${isDue ? 'late' : ''}>${moment(of.oldestDue)}</span>` : t('floor.none'))}
  </tr>`;
}

/** Work waits and no one can take it, or someone is beyond a limit. */
function isLate(of, count) {
  if (count === 'over') return of.over > 0;
  return count === 'ready' && of.ready === 0 && of.waitingCases + of.waitingCallbacks + of.waitingVisitors > 0;
}
