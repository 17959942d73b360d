import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { partButtons } from '../shared/elements/pieces.js';
import { t } from '../shared/language.js';
import './sentences.js';
import './blacklist-entries.js';
import './due-reviews.js';
import './tier-import.js';
import './tier-proposals.js';
import './tier-reviews.js';

const PARTS = ['proposals', 'reviews', 'import', 'blacklist'];

/** Tiers of customers: proposals to decide, reviews, files of trade or points, and blacklists. For supervisors. */
class TiersDesk extends PageElement {
  static properties = { part: { state: true } };

  constructor() {
    super();
    this.part = PARTS[0];
  }

  /** What had the focus goes away. */
  show(part) {
    this.part = part;
    this.querySelector('h2').focus();
  }

  /** Due ones are fewer then, and the bell counts them. */
  begun() {
    this.tell('notices-changed');
    this.querySelector('due-reviews').load();
    if (this.part === 'reviews') this.querySelector('tier-reviews').load();
    else this.show('reviews');
  }

  taken() {
    this.querySelector('due-reviews').load();
    this.show('reviews');
  }

  shown() {
    switch (this.part) {
      case 'reviews':
        return html`<tier-reviews @show-proposals=${() => this.show('proposals')} @review-begun=${this.begun}></tier-reviews>`;
      case 'import':
        return html`<tier-import @tier-figures-changed=${this.taken}></tier-import>`;
      case 'blacklist':
        return html`<blacklist-entries></blacklist-entries>`;
      default:
        return html`<tier-proposals></tier-proposals>`;
    }
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.tiers')}>
      <h2 tabindex="-1" data-home>${t('view.tiers')}</h2>
      <due-reviews @review-begun=${this.begun}></due-reviews>
      ${partButtons({
        label: t('tiers.parts'),
        names: 'tiers.part',
        parts: PARTS,
        shown: this.part,
        show: (part) => (this.part = part),
      })}
      ${this.shown()}
    </section>`;
  }
}

customElements.define('tiers-desk', TiersDesk);
