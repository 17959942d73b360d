import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { tCode } from '../language.js';
import { exact, short } from '../times.js';

/** Pieces that the desks of administrators have in common. */

/** A moment: short to see, exact to hear and on hover. @param {string | null} time */
export function moment(time) {
  return time ? html`<time datetime=${time} title=${exact(time)}>${short(time)}</time>` : '';
}

/** A cell with its head next to it where the table is drawn as cards. @param {string} head @param {unknown} content */
export function cell(head, content) {
  return html`<td data-head=${head}>${content}</td>`;
}

/**
 * @param {string} caption for screen readers @param {string[]} heads @param {unknown[]} rows
 */
export function cards(caption, heads, rows) {
  return html`<table class="cards">
    <caption class="visually-hidden">${caption}</caption>
    <thead>
      <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
    </thead>
    <tbody>${rows}</tbody>
  </table>`;
}

/**
 * A list to choose one entry from.
 *
 * @param {{id: string, label: string, value: string, items: {value: string, label: string}[], wrong?: string, change: (value: string) => void}} how
 */
export function choice({ id, label, value, items, wrong, change }) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      class="input"
      id=${id}
      aria-invalid=${wrong ? 'true' : 'false'}
      aria-describedby="${id}-words"
      @change=${(event) => change(event.target.value)}
    >
      ${items.map((item) => html`<option value=${item.value} .selected=${live(item.value === value)}>${item.label}</option>`)}
    </select>
    <p id="${id}-words" class="wrong" ?hidden=${!wrong}>${wrong ?? ''}</p>
  </div>`;
}

/**
 * A field for one line.
 *
 * @param {{id: string, label: string, value: string, wrong?: string, type?: string, longest?: number, change: (value: string) => void}} how
 */
export function line({ id, label, value, wrong, type = 'text', longest = 100, change }) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      class="input"
      id=${id}
      type=${type}
      maxlength=${longest}
      autocomplete="off"
      aria-invalid=${wrong ? 'true' : 'false'}
      aria-describedby="${id}-words"
      .value=${value}
      @input=${(event) => change(event.target.value)}
    />
    <p id="${id}-words" class="wrong" ?hidden=${!wrong}>${wrong ?? ''}</p>
  </div>`;
}

/**
 * Buttons for the parts of a desk, of which one is shown.
 *
 * @param {{label: string, names: string, parts: string[], shown: string, show: (part: string) => void, more?: unknown}} how with the
 *   group of the parts' names
 */
export function partButtons({ label, names, parts, shown, show, more = '' }) {
  return html`<div class="desk-parts" role="group" aria-label=${label}>
    ${parts.map(
      (part) => html`<button class="button" data-part=${part} aria-pressed=${part === shown ? 'true' : 'false'} @click=${() => show(part)}>
        ${tCode(names, part)}
      </button>`,
    )}
    ${more}
  </div>`;
}
