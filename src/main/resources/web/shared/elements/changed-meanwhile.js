import { html } from 'lit';
import { complaint } from '../api.js';
import { t, tCode } from '../language.js';
import { provisionalMark } from './provisional-mark.js';
import { short } from '../times.js';
import { kindName, severityName } from '../policy-names.js';

/** The complaint as it is now, after an answer 412. @param {string} number */
export function readAgain(number) {
  return complaint(number);
}

/**
 * Both versions side by side, after another person was faster.
 *
 * @param {boolean} [hasInput] the own input is kept below
 */
export function changedMeanwhile(before, after, hasInput = true) {
  const rows = [
    [t('case.statusLabel'), (shown) => tCode('status', shown.status)],
    [t('case.ownerLabel'), (shown) => shown.owner?.name ?? t('case.nobody')],
    [t('filter.type'), (shown) => kindName(shown.type, shown.subtype)],
    [t('filter.severity'), (shown) => severityName(shown.severity)],
    [t('case.dueLabel'), (shown) => short(shown.dueAt), (shown) => provisionalMark(shown.provisional)],
  ];
  return html`<div class="notice warn">
    <div>
      <strong>${t('changed.title')}</strong>
      <table class="both">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t('changed.yours')}</th>
            <th scope="col">${t('changed.now')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows
            .filter(([, shownAs]) => shownAs(before) !== shownAs(after))
            .map(
              ([label, shownAs, mark = () => '']) => html`<tr>
                <th scope="row">${label}</th>
                <td><bdi>${shownAs(before)}</bdi> ${mark(before)}</td>
                <td><bdi>${shownAs(after)}</bdi> ${mark(after)}</td>
              </tr>`,
            )}
        </tbody>
      </table>
      ${hasInput ? html`<p>${t('changed.kept')}</p>` : ''}
    </div>
  </div>`;
}
