import { html } from 'lit';
import { confirmCustomer, filesDue } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { said, t, tCode } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Files that are due, the earliest first; one key confirms that nothing has changed (A6). Tells `file-confirmed`. */
class DueList extends PagedList {
  static properties = { shown: {} };

  willUpdate() {
    this.ask(`${this.shown.work} ${this.shown.key}`);
  }

  page(after) {
    return filesDue(this.shown.work, { ...this.shown.query, after });
  }

  /** The next file has the focus, so that one key after the other goes through the list. */
  async confirm(file) {
    const at = this.rows.indexOf(file);
    let now;
    try {
      now = await confirmCustomer(file.customer, file.version);
    } catch (problem) {
      this.problem = wordsFor(problem);
      return;
    }
    this.rowChanged();
    const isStillDue = this.shown.work === 'completion' && now.missing.length > 0;
    this.rows = isStillDue
      ? this.rows.map((one) => (one === file ? { ...one, version: now.version, missing: now.missing } : one))
      : this.rows.filter((one) => one !== file);
    say(isStillDue ? said('quality.due.stillDue', { what: this.lacks(now) }) : said('quality.recorded'));
    this.tell('file-confirmed');
    await this.updateComplete;
    const buttons = this.querySelectorAll('[data-confirm]');
    buttons[Math.min(isStillDue ? at + 1 : at, buttons.length - 1)]?.focus();
  }

  lacks({ missing }) {
    return missing.map((code) => tCode('quality.missing', code)).join(t('quality.and'));
  }

  row(file) {
    return html`<li class="row" tabindex="-1">
      <a href=${hrefOf({ view: 'customers', customer: String(file.customer) })}><bdi>${file.name}</bdi></a>
      <span class="small">${t('quality.due.by')} ${moment(file.dueAt)}</span>
      ${file.isOverdue ? html`<span class="badge breached">${t('quality.due.late')}</span>` : ''}
      ${file.missing.length ? html`<span class="small">${t('quality.due.lacks', { what: this.lacks(file) })}</span>` : ''}
      ${file.responsible ? html`<span class="small">${t('quality.due.responsible', { name: file.responsible.name })}</span>` : ''}
      <button class="button quiet" data-confirm=${file.customer} aria-label=${t('quality.due.confirmOf', { name: file.name })} @click=${() => this.confirm(file)}>${t('quality.due.confirm')}</button>
    </li>`;
  }

  render() {
    const label = t('quality.due.list', { work: tCode('quality.due', this.shown.work), name: this.shown.name });
    return html`${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
    ${this.states(
      () => t('quality.due.nothing'),
      () => html`<ol aria-label=${label}>${this.rows.map((file) => this.row(file))}</ol>
        ${this.moreButton()}`,
    )}`;
  }
}

customElements.define('due-list', DueList);
