import { html } from 'lit';
import { duplicates, duplicatesOf } from '../shared/api.js';
import { t } from '../shared/language.js';
import { PagedList } from '../shared/elements/paged-list.js';
import './sentences.js';
import './duplicate-pair.js';
import './merge-dialog.js';

/** Pairs of files that may be one customer's, the likeliest first: all of them, or those of one `customer`. */
class DuplicatesList extends PagedList {
  static properties = { customer: {} };

  willUpdate(changes) {
    if (!this.hasUpdated || changes.has('customer')) this.ask(this.customer ? String(this.customer) : 'all');
  }

  async page(after) {
    return this.customer ? { ...(await duplicatesOf(this.customer)), next: null } : duplicates({ limit: 20, after });
  }

  compare({ files }) {
    const [one, other] = files;
    const isOther = [other.id, ...other.merged.map(({ id }) => id)].includes(Number(this.customer));
    this.querySelector('merge-dialog').open(...(isOther ? [other, one] : [one, other]));
  }

  list() {
    return html`<ul class="duplicates" @merge-asked=${({ detail }) => this.compare(detail)} @pair-dismissed=${() => this.load()}>
        ${this.rows.map((hint) => html`<li><duplicate-pair .hint=${hint} .shown=${this.customer}></duplicate-pair></li>`)}
      </ul>
      ${this.moreButton()}`;
  }

  /** On a customer's page nothing is said where there is none. */
  render() {
    const isEmpty = !this.rows?.length;
    return html`${this.customer && isEmpty
        ? ''
        : html`<section aria-label=${t('customers.duplicates')}>
            ${this.customer ? html`<h4>${t('customers.duplicates')}</h4>` : html`<h3>${t('customers.duplicates')}</h3>`}
            ${this.states(
              () => html`<p class="small">${t('customers.noDuplicates')}</p>`,
              () => this.list(),
            )}
          </section>`}
      <merge-dialog @customer-merged=${() => this.load()}></merge-dialog>`;
  }
}

customElements.define('duplicates-list', DuplicatesList);
