import { html } from 'lit';
import '../shared/elements/choice-select.js';
import { PageElement } from '../shared/elements/page-element.js';
import { CODES } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { codeName, offeredCodes } from '../shared/policy-names.js';

/** Codes of standards that branches know. */
const OF_BRANCHES = ['remedySought', 'outcome'];
const NONE = '-';

/** Narrows the list by the codes that standards ask for: what the customer wants, how it ended, why, who is responsible. */
class CodeFilters extends PageElement {
  static properties = { place: {}, isBranch: { type: Boolean } };

  select(name) {
    const value = this.place[name] ?? '';
    const offered = offeredCodes(name, [value]).map(({ code, label }) => ({ value: code, label }));
    const known = !value || value === NONE || offered.some((item) => item.value === value);
    const label = tCode('codes.field', name);
    return html`<choice-select
      brief
      .label=${label}
      .none=${t('filter.anyCode', { name: label })}
      .items=${[...offered, ...(known ? [] : [{ value, label: codeName(name, value) }]), { value: NONE, label: t('filter.noCode') }]}
      .value=${value}
      data-name=${name}
      @chosen=${(event) => event.detail !== value && this.tell('go', { [name]: event.detail })}
    ></choice-select>`;
  }

  render() {
    const names = this.isBranch ? OF_BRANCHES : CODES;
    return html`<div class="codes" role="group" aria-label=${t('filter.with.codes')}>${names.map((name) => this.select(name))}</div>`;
  }
}

customElements.define('code-filters', CodeFilters);
