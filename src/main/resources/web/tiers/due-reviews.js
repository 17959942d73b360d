import { html } from 'lit';
import { askTierReview, dueTierReviews } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { scopeWords } from './tier-words.js';
import './sentences.js';

/** Reviews that are due (K1, D1), each with a button that begins it. Tells `review-begun`. */
class DueReviews extends SavingElement {
  static properties = { items: { state: true } };

  constructor() {
    super();
    this.items = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.items = (await dueTierReviews()).items;
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  begin({ scheme, department, period }) {
    return this.save(
      async () => {
        await askTierReview({ scheme, department, period });
        say(said('tiers.begun'));
        this.tell('review-begun');
      },
      (problem) => (this.problem = wordsFor(problem)),
    );
  }

  due(review) {
    const what = `${tCode('tierScheme', review.scheme)} · ${review.period} · ${scopeWords(review.department)}`;
    return html`<li data-due=${review.period}>
      <span>${what} · ${t('tiers.dueSince')} ${moment(review.since)}</span>
      <button class="button" ?disabled=${this.busy} aria-label=${t('tiers.beginOf', { what })} @click=${() => this.begin(review)}>${t('tiers.begin')}</button>
    </li>`;
  }

  render() {
    return html`${this.problemLine()} ${this.items.length ? html`<ul class="notice warn due-reviews">${this.items.map((review) => this.due(review))}</ul>` : ''}`;
  }
}

customElements.define('due-reviews', DueReviews);
