import { html } from 'lit';

const over = ([title, span]) =>
  title ? html`<th scope="colgroup" colspan=${span}>${title}</th>` : html`<td colspan=${span}></td>`;

/** @param {import('./views.js').Table} table */
export function tableOf({ caption, groups, head, rows }) {
  return html`<div class="wide-table" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        ${groups.length ? html`<tr>${groups.map(over)}</tr>` : ''}
        <tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
