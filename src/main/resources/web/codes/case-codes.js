import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import { t, tCode } from '../shared/language.js';
import { fullDay } from '../shared/times.js';
import { CODE_FIELDS, codeName, offeredCodes, SEVERAL } from '../shared/policy-names.js';

/** The codes of a case in one row, with what its type proposes. With `correctable` tells `choose-codes`. */
class CaseCodes extends PageElement {
  static properties = { complaint: {}, correctable: { type: Boolean } };

  words(field) {
    const shown = this.complaint;
    if (shown[field]) {
      return html`${codeName(field, shown[field])}
      ${shown.codesByProgram.includes(field) ? html`<span class="small">${t('codes.byProgram')}</span>` : ''}`;
    }
    const proposed = shown.proposedCodes[field];
    return proposed ? html`<span class="suggestion">${codeName(field, proposed)} <span class="small">${t('codes.proposed')}</span></span>` : '';
  }

  facts() {
    const shown = this.complaint;
    const facts = CODE_FIELDS.filter((field) => !SEVERAL.includes(field)).map((field) => [field, this.words(field)]);
    return [...facts, ['incidentOn', shown.incidentOn ? fullDay(shown.incidentOn) : '']].filter(([, words]) => words !== '');
  }

  render() {
    const facts = this.facts();
    const offersAny = CODE_FIELDS.some((field) => offeredCodes(field).length > 0);
    if (facts.length === 0 && !(this.correctable && offersAny)) return '';
    return html`<section class="case-codes" aria-label=${t('codes.title')}>
      ${facts.length
        ? html`<dl class="codes">
            ${facts.map(([field, words]) => html`<div data-field=${field}><dt>${tCode('codes.field', field)}</dt><dd>${words}</dd></div>`)}
          </dl>`
        : ''}
      ${this.correctable
        ? html`<button class="link" aria-keyshortcuts=${keysOf('codes')} @click=${() => this.tell('choose-codes')}>
            ${t('codes.choose')}${keyHint('codes')}
          </button>`
        : ''}
    </section>`;
  }
}

customElements.define('case-codes', CaseCodes);
