import { html } from 'lit';
import { erasures } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { needStyles } from '../shared/stylesheet.js';
import './sentences.js';

needStyles(new URL('../shared/elements/administration.css', import.meta.url));

/** The register of erasures, the newest first. It names no customer. */
class ErasuresDesk extends PagedList {
  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  get key() {
    return 'erasures';
  }

  page(after) {
    return erasures({ after });
  }

  row({ id, customer, why, by, askedAt, finishedAt, complaints, events, exports }) {
    return html`<tr data-erasure=${id}>
      ${cell(t('erasures.at'), moment(askedAt))} ${cell(t('erasures.by'), by?.name ?? '')}
      ${cell(t('erasures.file'), String(customer))} ${cell(t('erasures.why'), tCode('erasureWhy', why))}
      ${cell(
        t('erasures.done'),
        finishedAt ? t('erasures.counts', { complaints: number(complaints), events: number(events), exports: number(exports) }) : t('erasures.underWay'),
      )}
    </tr>`;
  }

  list() {
    return this.states(
      () => html`<div class="state"><p>${t('erasures.none')}</p></div>`,
      () => {
        const heads = ['at', 'by', 'file', 'why', 'done'].map((name) => tCode('erasures', name));
        return html`${cards(t('view.erasures'), heads, this.rows.map((row) => this.row(row)))} ${this.moreButton()}`;
      },
    );
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.erasures')}>
      <h2 tabindex="-1" data-home>${t('view.erasures')}</h2>
      <p class="small">${t('erasures.explained')}</p>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      <div aria-live="polite">${this.list()}</div>
    </section>`;
  }
}

customElements.define('erasures-desk', ErasuresDesk);
