import { html } from 'lit';
import { customerMerges } from '../shared/api.js';
import { t } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { named } from './file-words.js';
import './sentences.js';
import './undo-merge-dialog.js';

/** Merges of a customer's files, each of which can be undone; read when it is opened. */
class CustomerMerges extends PagedList {
  static properties = { customer: {}, opened: { state: true } };

  constructor() {
    super();
    this.opened = false;
  }

  willUpdate(changes) {
    if ((changes.has('customer') || changes.has('opened')) && this.opened) this.ask(String(this.customer));
  }

  /** Opens the list and takes the keyboard to it. */
  unfold() {
    const list = this.querySelector('details');
    list.open = true;
    list.scrollIntoView({ block: 'center' });
    list.querySelector('summary').focus();
  }

  /** After a merge. */
  again() {
    if (this.opened) this.load();
  }

  page(after) {
    return customerMerges(this.customer, { limit: 20, after });
  }

  merge(merge) {
    return html`<li>
      ${moment(merge.at)} <strong>${t('customers.mergeWords', { from: named(merge.from), into: named(merge.into) })}</strong>
      <span class="small">${merge.by ? html`<bdi>${merge.by.name}</bdi> · ` : ''}<bdi>${merge.reason}</bdi></span>
      ${merge.undoneAt
        ? html`<p class="small">
            ${t('customers.undoneAt')} ${moment(merge.undoneAt)} ${merge.undoneBy ? html`<bdi>${merge.undoneBy.name}</bdi> · ` : ''}<bdi>${merge.undoneReason ?? ''}</bdi>
          </p>`
        : html`<button
            class="link"
            type="button"
            aria-label=${t('customers.undoNamed', { from: named(merge.from), into: named(merge.into) })}
            @click=${() => this.querySelector('undo-merge-dialog').open(merge)}
          >
            ${t('customers.undo')}
          </button>`}
    </li>`;
  }

  render() {
    return html`<details class="history" @toggle=${(event) => (this.opened = event.target.open)}>
        <summary>${t('customers.merges')}</summary>
        ${this.opened
          ? this.states(
              () => html`<p class="small">${t('customers.noMerges')}</p>`,
              () => html`<ol>${this.rows.map((merge) => this.merge(merge))}</ol>${this.moreButton()}`,
            )
          : ''}
      </details>
      <undo-merge-dialog .customer=${this.customer} @merge-undone=${() => this.load()}></undo-merge-dialog>`;
  }
}

customElements.define('customer-merges', CustomerMerges);
