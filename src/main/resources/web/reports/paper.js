import { html } from 'lit';

/**
 * The article of a report, as the server has made it of the report's JSON: each text in it is escaped there, and what a parser reads runs
 * no scripts.
 *
 * @param {string} page
 */
export function articleOf(page) {
  return new DOMParser().parseFromString(page, 'text/html').querySelector('article.report');
}

/** @param {Element | null} article */
export function paper(article) {
  return html`<div class="paper">${article}</div>`;
}
