import { html } from 'lit';
import { t } from '../shared/language.js';
import { bounds, figureValue, mayChange } from './figure-value.js';
import { countsAtEnds, wayOf } from './measure-words.js';
import { brief, written } from './periods.js';
import { cellCode } from './question.js';

/**
 * The table of a measure: a row for each code, by name, and a column for each part of the period; without a split a row for each part.
 * A cell opens the complaints that it counts.
 *
 * @param {import('../shared/address.js').Place} place
 * @param {import('./course.js').Course} course
 * @param {string} [said] the day until which, as the page says, all its figures may change
 */
export function measureTable(place, course, said = '') {
  const marks = marksOf(course, said);
  const { caption, heads, rows, total } = course.by ? ofCodes(place, course, marks) : ofParts(place, course, marks);
  return html`<div class="wide-table" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(({ name, cells }) => html`<tr><th scope="row"><bdi>${name}</bdi></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
      </tbody>
      ${total ? html`<tfoot><tr><th scope="row">${t('measures.total')}</th>${total.map((cell) => html`<td>${cell}</td>`)}</tr></tfoot>` : ''}
    </table>
  </div>
  ${total && !course.by && countsAtEnds(course.measure) ? html`<p class="small" data-no-sum>${t('measures.noSum')}</p>` : ''}`;
}

/** Next to final ones each value that may change is marked; where all may change, those that do so longer than the page says. */
function marksOf({ lines }, said) {
  const someFinal = lines.some(({ values }) => values.some((value) => value && !value.provisional));
  return (value) => mayChange(value, someFinal ? '' : said);
}

/** @param {import('./course.js').Course} course */
function cellsOf(place, course, marks) {
  return (value, cell) => html`${figureValue(place, course.measure, value, cell)} ${marks(value)}`;
}

/** Shares and rates have a column for their intervals where each row has one value. */
function withInterval({ measure }, shown) {
  if (!['share', 'parcels'].includes(wayOf(measure))) return { head: [], cells: (value, cell) => [shown(value, cell)] };
  const between = (value) => {
    const found = bounds(measure, value);
    return found ? t('comparison.fromTo', found) : '';
  };
  return {
    head: [t('measures.interval95')],
    cells: (value, cell) => [shown(value, cell), html`<span class="small">${between(value)}</span>`],
  };
}

function ofParts(place, course, marks) {
  const { title, interval: each, parts, lines, total } = course;
  const shown = withInterval(course, cellsOf(place, course, marks));
  return {
    caption: title,
    heads: [t('measures.part'), t('measures.value'), ...shown.head],
    rows: parts.map((part, i) => ({
      name: each === 'whole' ? written(part) : brief(part, each),
      cells: shown.cells(lines[0].values[i], part),
    })),
    total: each === 'whole' ? null : shown.cells(total),
  };
}

/** A part of the period, and until when its values may change: the latest day of them all. */
function partHead(course, part, at, marks) {
  const name = brief(part, course.interval);
  const ends = course.lines.map(({ values }) => values[at]).filter((value) => value?.finalFrom);
  const [last] = ends.toSorted((one, other) => (one.finalFrom < other.finalFrom ? 1 : -1));
  return html`${name} ${marks(last)}`;
}

function ofCodes(place, course, marks) {
  const { title, head, interval: each, parts, lines, total } = course;
  const whole = each === 'whole';
  const shown = whole
    ? withInterval(course, cellsOf(place, course, marks))
    : { head: [], cells: (value, cell) => [figureValue(place, course.measure, value, cell)] };
  return {
    caption: title,
    heads: [head, ...(whole ? [t('measures.value'), ...shown.head] : parts.map((part, at) => partHead(course, part, at, marks)))],
    rows: lines.map(({ code, name, values }) => ({
      name,
      cells: values.flatMap((value, i) => shown.cells(value, { ...(whole ? {} : parts[i]), code: cellCode(code) })),
    })),
    total: whole ? shown.cells(total) : null,
  };
}
