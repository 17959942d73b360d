import { html } from 'lit';
import { confirmCustomer, filesDue, reviewFile } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { said, t, tCode } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { pagePerson } from '../shared/page-person.js';
import './defect-dialog.js';
import './sentences.js';

/** Files that are due, the earliest first; one key confirms that nothing has changed, or that a file is right (A6). Tells `file-confirmed`. */
class DueList extends PagedList {
  static properties = { shown: {} };

  willUpdate() {
    this.ask(`${this.shown.work} ${this.shown.key}`);
  }

  page(after) {
    return filesDue(this.shown.work, { ...this.shown.query, after });
  }

  /** The next file has the focus, so that one key after the other goes through the list. @param {object} file that is due no longer */
  async gone(file) {
    const at = this.rows.indexOf(file);
    this.rowChanged();
    this.rows = this.rows.filter((one) => one !== file);
    say(said('quality.recorded'));
    this.tell('file-confirmed');
    await this.updateComplete;
    const buttons = this.querySelectorAll('[data-confirm]');
    buttons[Math.min(at, buttons.length - 1)]?.focus();
  }

  async review(file) {
    try {
      await reviewFile(file.customer, file.version, null);
    } catch (problem) {
      this.problem = problem.status === 409 ? t('quality.due.notNow') : wordsFor(problem);
      return;
    }
    await this.gone(file);
  }

  async confirm(file) {
    const at = this.rows.indexOf(file);
    let now;
    try {
      now = await confirmCustomer(file.customer, file.version);
    } catch (problem) {
      this.problem = wordsFor(problem);
      return;
    }
    if (this.shown.work !== 'completion' || !now.missing.length) {
      await this.gone(file);
      return;
    }
    this.rowChanged();
    this.rows = this.rows.map((one) => (one === file ? { ...one, version: now.version, missing: now.missing } : one));
    say(said('quality.due.stillDue', { what: this.lacks(now) }));
    this.tell('file-confirmed');
    await this.updateComplete;
    const buttons = this.querySelectorAll('[data-confirm]');
    buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
  }

  lacks({ missing }) {
    return missing.map((code) => tCode('quality.missing', code)).join(t('quality.and'));
  }

  /** Another person than the one who completed the file. */
  mayReview({ madeBy }) {
    const person = pagePerson();
    return person?.role === 'supervisor' && madeBy?.id !== person.id;
  }

  buttons(file) {
    const { name } = file;
    if (this.shown.work !== 'review') {
      const isMending = this.shown.work === 'mending';
      const label = isMending ? t('quality.due.mendedOf', { name }) : t('quality.due.confirmOf', { name });
      return html`<button class="button quiet" data-confirm=${file.customer} aria-label=${label} @click=${() => this.confirm(file)}>${isMending ? t('quality.due.mended') : t('quality.due.confirm')}</button>`;
    }
    if (!this.mayReview(file)) return '';
    return html`<button class="button quiet" data-confirm=${file.customer} aria-label=${t('quality.due.rightOf', { name })} @click=${() => this.review(file)}>${t('quality.due.right')}</button>
      <button class="button quiet" data-return=${file.customer} aria-label=${t('quality.due.returnOf', { name })} @click=${() => this.querySelector('defect-dialog').open(file)}>${t('quality.due.return')}</button>`;
  }

  row(file) {
    return html`<li class="row" tabindex="-1">
      <a href=${hrefOf({ view: 'customers', customer: String(file.customer) })}><bdi>${file.name}</bdi></a>
      <span class="small">${t('quality.due.by')} ${moment(file.dueAt)}</span>
      ${file.isOverdue ? html`<span class="badge breached">${t('quality.due.late')}</span>` : ''}
      ${file.missing.length ? html`<span class="small">${t('quality.due.lacks', { what: this.lacks(file) })}</span>` : ''}
      ${file.responsible ? html`<span class="small">${t('quality.due.responsible', { name: file.responsible.name })}</span>` : ''}
      ${file.madeBy && ['review', 'mending'].includes(this.shown.work) ? html`<span class="small">${t('quality.due.madeBy', { name: file.madeBy.name })}</span>` : ''}
      ${file.defect ? html`<span class="small"><bdi>${t('quality.due.defectIs', { defect: file.defect })}</bdi></span>` : ''}
      <div class="due-steps">${this.buttons(file)}</div>
    </li>`;
  }

  render() {
    const label = t('quality.due.list', { work: tCode('quality.due', this.shown.work), name: this.shown.name });
    return html`${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
    ${this.states(
      () => t('quality.due.nothing'),
      () => html`<ol aria-label=${label}>${this.rows.map((file) => this.row(file))}</ol>
        ${this.moreButton()} ${this.shown.work === 'review' ? html`<defect-dialog @file-returned=${(event) => this.gone(event.detail.file)}></defect-dialog>` : ''}`,
    )}`;
  }
}

customElements.define('due-list', DueList);
