import { html } from 'lit';
import { hrefOf } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { opensHere } from '../shared/opens-here.js';

/**
 * Entries of the log of problems.
 *
 * @param {object[]} entries @param {{names?: boolean, check?: (entry: object) => void}} how with the names of agents; how an entry is checked
 */
export function logEntries(entries, { names = false, check } = {}) {
  if (!entries.length) return html`<p class="small">${t('day.noEntries')}</p>`;
  return html`<ol class="log-entries">
    ${entries.map(
      (entry) => html`<li data-entry=${entry.id}>
        <p><bdi>${entry.text}</bdi></p>
        <p class="small">
          ${tCode('problemKind', entry.kind)} ·
          ${names ? html`<bdi>${entry.person.name}</bdi> · ` : ''}<time datetime=${entry.writtenAt} title=${exact(entry.writtenAt)}>${short(entry.writtenAt)}</time>
          ${entry.number ? html` · ${caseLink(entry.number)}` : ''} · ${state(entry)}
          ${check && !entry.checkedAt
            ? html`<button class="link" type="button" aria-label=${t('day.checkNamed', { name: entry.person.name })} @click=${() => check(entry)}>${t('day.check')}</button>`
            : ''}
        </p>
      </li>`,
    )}
  </ol>`;
}

function state({ checkedBy }) {
  return checkedBy ? html`<span class="badge met">${t('day.checkedBy', { name: checkedBy.name })}</span>` : html`<span>${t('day.unchecked')}</span>`;
}

/** Opens the case in the list of open ones. */
function caseLink(number) {
  const place = { view: 'open', case: number };
  const open = (event) => {
    if (!opensHere(event)) return;
    event.currentTarget.dispatchEvent(new CustomEvent('go', { detail: place, bubbles: true }));
  };
  return html`<a href=${hrefOf(place)} @click=${open}>${number}</a>`;
}
