import { html } from 'lit';
import { t, tCode } from '../shared/language.js';
import { phoneWords } from '../shared/phones.js';
import { departmentName, kindName } from '../shared/policy-names.js';
import { tierWords } from '../shared/tiers.js';
import { exact, short } from '../shared/times.js';
import { unitName } from '../shared/units.js';

/** A contact as people write it. @param {object} contact */
export function contactWords({ kind, written, extension }) {
  return kind === 'phone' ? phoneWords(written, extension) : written;
}

/** A file as it is told apart from others with the same name. @param {{id: number, name: string}} file */
export function named({ id, name }) {
  return `${name} (${id})`;
}

/** Files that are merged into one, each with its own ways of contact. @param {object} file */
export function partsWords({ merged, contacts }) {
  const ways = (id) => contacts.filter(({ file }) => file === id).map(contactWords).join(' · ');
  return merged.length
    ? html`<details class="parts small">
        <summary>${t('customers.parts', { n: merged.length })}</summary>
        <ul>
          ${merged.map((part) => html`<li><bdi>${named(part)}</bdi> <bdi class="number">${ways(part.id)}</bdi></li>`)}
        </ul>
      </details>`
    : '';
}

/** What to ask the customer for (A5). @param {object} file */
export function missingWords({ missing }) {
  return missing.length ? html`<p class="ask-for">${t('customers.askFor', { what: missing.map((code) => tCode('customers.missing', code)).join(t('customers.and')) })}</p>` : '';
}

/** What the customer is due by importance. @param {object} file */
export function tierBadges({ tiers }) {
  return tiers.map((tier) => html`<span class="badge" data-tier=${tier.tier}>${tierWords(tier)}</span> `);
}

/** Blacklists that the customer is on, and by what (D3): a warning that stops nothing (D6). @param {object} file */
export function blacklistWords({ blacklisted }) {
  return blacklisted.map(
    ({ department, by, harm }) => html`<p class="notice warn" data-blacklisted=${by}>
      ${t('customers.onBlacklist', { list: department ? departmentName(department) : t('customers.companyList'), by: tCode('customers.listedBy', by) })} <bdi>${harm}</bdi>
    </p>`,
  );
}

/** How many cases there are, when the last contact was, and promises. @param {object} file */
export function standing({ cases, open, lastContactAt, promisedReplyAt, sealedAt }) {
  return html`${sealedAt ? html`<span class="badge">${t('customers.sealed')}</span> ` : ''}<span>${t('customers.cases', { n: cases, open })}</span> ·
    <span>${t('customers.lastContact')} <time datetime=${lastContactAt} title=${exact(lastContactAt)}>${short(lastContactAt)}</time></span>
    ${promisedReplyAt
      ? html` · <strong class="promised">${t('customers.promised')} <time datetime=${promisedReplyAt} title=${exact(promisedReplyAt)}>${short(promisedReplyAt)}</time></strong>`
      : ''}`;
}

/** An open case in a line. @param {object} row */
export function caseWords({ type, subtype, status, branch, branchUnit }) {
  return [kindName(type, subtype), unitName(branchUnit, branch), tCode('status', status)].filter(Boolean).join(' · ');
}
