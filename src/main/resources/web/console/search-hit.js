import { html } from 'lit';
import { hrefOf } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { kindName } from '../shared/policy-names.js';
import { day, exact } from '../shared/times.js';

/** Where a hit is opened in a new tab. */
export function hrefOfHit({ complaint, customer }) {
  return customer ? hrefOf({ view: 'customers', customer: String(customer.id) }) : hrefOf({ view: 'open', case: complaint.number });
}

/** A complaint or a customer that was found, and what of it equals what was typed. @param {object} hit a SearchHit of the contract */
export function searchHit({ complaint, customer, matched }) {
  return customer ? ofCustomer(customer, matched) : ofComplaint(complaint, matched);
}

function ofComplaint(complaint, matched) {
  const isNumber = ['number', 'code'].includes(matched.by);
  return html`<span class="line">
      <strong><bdi>${complaint.complainant || t('erased')}</bdi></strong>
      <span class="number">${isNumber ? marked(matched) : complaint.number}</span>
    </span>
    <span class="line small">
      <span>${kindName(complaint.type, complaint.subtype)} · ${tCode('status', complaint.status)}</span>
      <time datetime=${complaint.receivedAt} title=${exact(complaint.receivedAt)}>${day(complaint.receivedAt)}</time>
    </span>
    ${isNumber ? '' : html`<span class="line small"><bdi>${marked(matched)}</bdi></span>`}`;
}

function ofCustomer(customer, matched) {
  const isName = matched.by === 'name';
  return html`<span class="line">
      <strong><bdi>${isName ? marked(matched) : customer.name}</bdi></strong>
      <span class="small">${t('search.cases', { n: customer.cases, open: customer.open })}</span>
    </span>
    <span class="line small"><bdi>${isName ? (customer.contacts[0]?.written ?? '') : marked(matched)}</bdi></span>`;
}

/** A text with the parts marked that were sought. @param {{text: string, marks: {from: number, to: number}[]}} matched */
function marked({ text, marks }) {
  const parts = [];
  let at = 0;
  for (const { from, to } of marks) {
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}
