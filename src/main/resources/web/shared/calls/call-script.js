import { html } from 'lit';
import { language } from '../language.js';
import { pagePerson } from '../page-person.js';
import { houseName, typeNames } from '../policy-names.js';

/** The language in which a customer is called. @param {import('../api.js').Callback} callback */
export function tongueOf({ complaint }) {
  return complaint?.language ?? language();
}

/** What an agent says first or last (C8), in the customer's language. @param {import('../api.js').Callback} callback @param {'opening' | 'closing'} part */
export function scriptLine(callback, part) {
  const { complaint, byHand } = callback;
  const tongue = tongueOf(callback);
  const known = {
    company: houseName()[tongue],
    agent: pagePerson()?.name ?? '',
    name: complaint?.complainant ?? byHand?.name ?? '',
    matter: complaint ? typeNames(complaint.type)[tongue] : '',
    reason: byHand?.reason ?? '',
  };
  const words = callback.script[part][tongue].replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? whole);
  return html`<p class="call-script" lang=${tongue === 'zh' ? 'zh-CN' : 'en'}><bdi>${words}</bdi></p>`;
}
