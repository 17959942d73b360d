import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { hrefOf } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { severityName } from '../shared/policy-names.js';
import { exact, short } from '../shared/times.js';
import './sentences.js';

/** Complaints before this one about the same thing, and what they did to its severity. With `correctable` tells `ask-same`. */
class CaseEarlier extends PageElement {
  static properties = { complaint: {}, place: {}, correctable: { type: Boolean } };

  link({ number }) {
    const open = (event) => opensHere(event) && this.tell('go', { case: number });
    return html`<a href=${hrefOf({ ...this.place, case: number })} @click=${open}>${number}</a>`;
  }

  say(number, same) {
    if (!this.correctable) return '';
    const words = same ? t('earlier.isSame') : t('earlier.isOther');
    return html`<button
      class="link"
      aria-label=${t('earlier.about', { what: words, number })}
      @click=${() => this.tell('ask-same', { number, same })}
    >
      ${words}
    </button>`;
  }

  row(one) {
    return html`<li data-earlier=${one.number}>
      ${this.link(one)}
      <span class="small" title=${exact(one.receivedAt)}
        >${short(one.receivedAt)} · ${severityName(one.severity)} · ${tCode('status', one.status)} ·
        ${one.counts ? tCode('earlier.because', one.because) : t('earlier.notSame')}</span
      >
      ${this.say(one.number, !one.counts)}
    </li>`;
  }

  render() {
    const { earlier, severity, severityRaisedFrom: from } = this.complaint;
    if (!earlier?.length && !this.correctable) return '';
    const nth = 1 + (earlier ?? []).filter(({ counts }) => counts).length;
    return html`<section class="case-earlier" aria-label=${t('earlier.title')}>
      ${nth > 1
        ? html`<p class="nth">
            <strong>${t('earlier.nth', { n: nth })}</strong>
            ${from ? t('earlier.raised', { from: severityName(from), to: severityName(severity) }) : ''}
          </p>`
        : ''}
      ${earlier?.length ? html`<ul>${earlier.map((one) => this.row(one))}</ul>` : ''}
      ${this.correctable
        ? html`<button class="link" @click=${() => this.tell('ask-same', { number: '', same: true })}>${t('earlier.add')}</button>`
        : ''}
    </section>`;
  }
}

customElements.define('case-earlier', CaseEarlier);
