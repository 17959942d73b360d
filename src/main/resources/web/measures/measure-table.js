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
 */
export function measureTable(place, course) {
  const { caption, heads, rows, total } = course.by ? ofCodes(place, course) : ofParts(place, course);
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

/** Where all may still change, the page says it once. @param {import('./course.js').Course} course */
function isMarked({ lines }) {
  return lines.some(({ values }) => values.some((value) => value && !value.provisional));
}

/** @param {import('./course.js').Course} course */
function cellsOf(place, course) {
  const marked = isMarked(course);
  return (value, cell) => html`${figureValue(place, course.measure, value, cell)} ${marked ? mayChange(value) : ''}`;
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

function ofParts(place, course) {
  const { title, interval: each, parts, lines, total } = course;
  const shown = withInterval(course, cellsOf(place, course));
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
function partHead(course, part, at) {
  const name = brief(part, course.interval);
  if (!isMarked(course)) return name;
  const ends = course.lines.map(({ values }) => values[at]).filter((value) => value?.finalFrom);
  const [last] = ends.toSorted((one, other) => (one.finalFrom < other.finalFrom ? 1 : -1));
  return html`${name} ${mayChange(last)}`;
}

function ofCodes(place, course) {
  const { title, head, interval: each, parts, lines, total } = course;
  const whole = each === 'whole';
  const shown = whole
    ? withInterval(course, cellsOf(place, course))
    : { head: [], cells: (value, cell) => [figureValue(place, course.measure, value, cell)] };
  return {
    caption: title,
    heads: [head, ...(whole ? [t('measures.value'), ...shown.head] : parts.map((part, at) => partHead(course, part, at)))],
    rows: lines.map(({ code, name, values }) => ({
      name,
      cells: values.flatMap((value, i) => shown.cells(value, { ...(whole ? {} : parts[i]), code: cellCode(code) })),
    })),
    total: whole ? shown.cells(total) : null,
  };
}
