import { html } from 'lit';
import { number, t, tCode } from '../shared/language.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { acceptedWords, breakWords, handlingWords, outcomeWords, partWords, shareWords, span } from './work-words.js';
import './sentences.js';

const HEADS = ['accepted', 'level', 'not', 'calls', 'outcomes', 'handling', 'signedIn', 'occupancy', 'utilisation', 'breaks'];

function values({ offers, calls, floor }) {
  const { declined, expired, withdrawn, lost } = offers;
  return [
    acceptedWords(offers),
    offers.serviceLevel.of ? html`<span data-figure="level">${shareWords(offers.serviceLevel)}</span>` : t('work.none'),
    t('work.not', { declined: number(declined), expired: number(expired), gone: number(withdrawn + lost) }),
    number(calls.made),
    outcomeWords(calls),
    handlingWords(calls),
    span(floor.signedInSeconds),
    partWords(floor.occupancy),
    partWords(floor.utilisation),
    html`<span class=${floor.breaks.some(({ overSeconds }) => overSeconds) ? 'late' : ''} data-figure="breaks">${breakWords(floor)}</span>`,
  ];
}

/**
 * A row of figures for each of some: as a table, on a narrow screen as cards.
 *
 * @param {string} name what the table shows @param {string} of what its rows are @param {{key: string, words: unknown, figures: object}[]} rows
 */
export function workTable(name, of, rows) {
  const heads = [of, ...HEADS.map((head) => tCode('work.head', head))];
  return html`<div class="wide-table" tabindex="0" role="group" aria-label=${name}>
    ${cards(
      name,
      heads,
      rows.map(
        (row) => html`<tr data-row=${row.key}>
          ${cell(heads[0], row.words)} ${values(row.figures).map((value, i) => (value === t('work.none') ? html`<td class="none">${value}</td>` : cell(heads[i + 1], value)))}
        </tr>`,
      ),
    )}
  </div>`;
}
