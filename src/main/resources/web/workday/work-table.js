import { html } from 'lit';
import { number, t, tCode } from '../shared/language.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { acceptedWords, behindLink, breakWords, handlingWords, outcomeWords, partWords, shareWords, span, sumOf } from './work-words.js';
import './sentences.js';

const HEADS = ['accepted', 'level', 'not', 'calls', 'outcomes', 'handling', 'signedIn', 'occupancy', 'utilisation', 'breaks'];

function values({ offers, calls, floor }, open) {
  const { declined, expired, withdrawn, lost } = offers;
  const link = (part, n, words = number(n)) => behindLink(open, part, n, words);
  const pauses = floor.breaks.reduce((sum, { times }) => sum + times, 0);
  return [
    link('accepted', sumOf(offers.accepted), acceptedWords(offers)),
    offers.serviceLevel.of ? html`<span data-figure="level">${link('in-time', offers.serviceLevel.counted, shareWords(offers.serviceLevel))}</span>` : t('work.none'),
    html`${link('declined', declined)} / ${link('expired', expired)} / ${link('withdrawn', withdrawn)}${lost ? html` + ${link('lost', lost)}` : ''}`,
    link('calls', calls.made),
    outcomeWords(calls),
    handlingWords(calls),
    span(floor.signedInSeconds),
    partWords(floor.occupancy),
    partWords(floor.utilisation),
    html`<span class=${floor.breaks.some(({ overSeconds }) => overSeconds) ? 'late' : ''} data-figure="breaks">${link('breaks', pauses, breakWords(floor))}</span>`,
  ];
}

/**
 * A row of figures for each of some: as a table, on a narrow screen as cards.
 *
 * @param {string} name what the table shows @param {string} of what its rows are @param {{key: string, words: unknown, figures: object}[]} rows
 * @param {(key: string, part: string) => void} open shows what a number of a row counts
 */
export function workTable(name, of, rows, open) {
  const heads = [of, ...HEADS.map((head) => tCode('work.head', head))];
  return html`<div class="wide-table" tabindex="0" role="group" aria-label=${name}>
    ${cards(
      name,
      heads,
      rows.map(
        (row) => html`<tr data-row=${row.key}>
          ${cell(heads[0], row.words)} ${values(row.figures, (part) => open(row.key, part)).map((value, i) => (value === t('work.none') ? html`<td class="none">${value}</td>` : cell(heads[i + 1], value)))}
        </tr>`,
      ),
    )}
  </div>`;
}
