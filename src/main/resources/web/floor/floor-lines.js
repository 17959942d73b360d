import { html } from 'lit';
import { nameOf, number, t, tCode } from '../shared/language.js';
import { departmentName } from '../shared/policy-names.js';
import { until } from '../shared/times.js';
import { moment } from '../shared/elements/pieces.js';
import './ticking-since.js';

const COUNTS = ['ready', 'working', 'away', 'over', 'waitingCases', 'waitingCallbacks'];

/**
 * A card for each line: who is there and what waits. Choosing one shows its agents alone.
 *
 * @param {object} floor FloorNow of the contract @param {string} chosen @param {(line: string) => void} choose
 */
export function lineCards({ lines }, chosen, choose) {
  if (!lines.length) return '';
  return html`<ul class="floor-lines" aria-label=${t('floor.lines')}>
    ${lines.map((of) => card(of, chosen, choose))}
  </ul>`;
}

function card(of, chosen, choose) {
  const name = nameOf(departmentName(of.line)) || of.line;
  return html`<li data-line=${of.line}>
    <button class="button" type="button" aria-pressed=${of.line === chosen ? 'true' : 'false'} @click=${() => choose(of.line)}>
      ${name} <small>${t('floor.present', { n: number(of.present) })}</small>
    </button>
    <dl>
      ${COUNTS.map(
        (count) => html`<div class=${isLate(of, count) ? 'late' : ''} data-count=${count}>
          <dt>${tCode('floor.count', count)}</dt>
          <dd>${number(of[count])}</dd>
        </div>`,
      )}
      <div>
        <dt>${t('floor.longestWait')}</dt>
        <dd>${of.waitingSince ? html`<ticking-since .since=${of.waitingSince}></ticking-since>` : t('floor.none')}</dd>
      </div>
      <div class=${of.oldestDue && until(of.oldestDue) < 0 ? 'late' : ''}>
        <dt>${t('floor.oldestDue')}</dt>
        <dd>${of.oldestDue ? moment(of.oldestDue) : t('floor.none')}</dd>
      </div>
    </dl>
  </li>`;
}

/** Work waits and nobody can take it, or somebody is beyond a limit. */
function isLate(of, count) {
  if (count === 'over') return of.over > 0;
  return count === 'ready' && of.ready === 0 && of.waitingCases + of.waitingCallbacks > 0;
}
