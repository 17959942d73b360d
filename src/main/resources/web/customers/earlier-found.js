import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { hrefOf } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { severityName } from '../shared/policy-names.js';
import './sentences.js';

/** What will count as earlier complaints while a complaint is typed. Tells `not-same` with the numbers that are not the same thing. */
class EarlierFound extends PageElement {
  static properties = { judgement: {}, notSame: {} };

  toggle(number, isOther) {
    const others = this.notSame.filter((one) => one !== number);
    this.tell('not-same', isOther ? [...others, number] : others);
  }

  row({ number, because }) {
    return html`<li>
      <a href=${hrefOf({ view: 'queue', case: number })} target="_blank" rel="noopener">${number}</a>
      <span class="small">${tCode('earlier.because', because)}</span>
      <label class="small">
        <input
          type="checkbox"
          .checked=${this.notSame.includes(number)}
          aria-label=${t('earlier.about', { what: t('earlier.isOther'), number })}
          @change=${(event) => this.toggle(number, event.target.checked)}
        />
        ${t('earlier.isOther')}
      </label>
    </li>`;
  }

  render() {
    const { earlier, severity, severityRaisedFrom: from } = this.judgement ?? {};
    if (!earlier?.length) return '';
    const nth = 1 + earlier.filter(({ counts }) => counts).length;
    return html`<section class="case-earlier" aria-label=${t('earlier.title')}>
      <p class="nth" role="status">
        ${nth > 1 ? html`<strong>${t('earlier.willBeNth', { n: nth })}</strong>` : ''}
        ${from ? t('earlier.raised', { from: severityName(from), to: severityName(severity) }) : ''}
      </p>
      <ul>
        ${earlier.map((one) => this.row(one))}
      </ul>
    </section>`;
  }
}

customElements.define('earlier-found', EarlierFound);
