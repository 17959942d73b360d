import { html } from 'lit';
import { PageElement } from '../shared/page-element.js';
import { number, t } from '../shared/language.js';

/** Who holds what is past due, most first. */
class PastDueByOwner extends PageElement {
  static properties = { owners: {} };

  render() {
    const most = Math.max(1, ...this.owners.map(({ pastDue }) => pastDue));
    return html`<section class="part" aria-labelledby="owners-title">
      <header><h2 id="owners-title">${t('owners.title')}</h2></header>
      ${this.owners.length === 0
        ? html`<p class="none">${t('breaches.none')}</p>`
        : html`<ol class="owners">
            ${this.owners.map(
              ({ owner, pastDue }) => html`<li>
                <span>${owner?.name ?? t('case.nobody')}</span>
                <meter min="0" max=${most} value=${pastDue} aria-hidden="true"></meter>
                <strong>${number(pastDue)}</strong>
              </li>`,
            )}
          </ol>`}
    </section>`;
  }
}

customElements.define('past-due-by-owner', PastDueByOwner);
