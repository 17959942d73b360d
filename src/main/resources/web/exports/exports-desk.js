import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { deleteExport, exports } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { whileShown } from '../shared/while-shown.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { wordsFor } from '../shared/elements/words.js';
import { exportFile, exportProgress, isUnderWay } from './pieces.js';
import './sentences.js';

const PAUSE = 2_000;

/** The exports of the person signed in: how far each is, its file, and when the file ends to exist. */
class ExportsDesk extends PagedList {
  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.follow(), PAUSE));
  }

  page(after) {
    return exports({ after });
  }

  /** While the list is one page, and one of it is under way, it is read again. */
  follow() {
    if (this.rows?.some(isUnderWay) && !this.isLonger) this.load();
  }

  async more() {
    this.isLonger = true;
    await super.more();
  }

  async end(id) {
    try {
      await deleteExport(id);
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
      return;
    }
    await this.load();
    this.querySelector('[data-home]')?.focus();
  }

  row(one) {
    const { id, what, format, reason, askedAt, fileUntil } = one;
    const title = `${tCode('export.what', what)} · ${tCode('export.format', format)}`;
    return html`<li>
      <div>
        <strong>${title}</strong> <time class="small" datetime=${askedAt} title=${exact(askedAt)}>${short(askedAt)}</time>
        <br /><span class="small"><bdi>${reason}</bdi></span>
      </div>
      <div>
        ${exportProgress(one)} ${fileUntil ? html`<br /><span class="small">${t('export.until', { at: exact(fileUntil) })}</span>` : ''}
      </div>
      ${exportFile(one)}
      <vaadin-button theme="small" aria-label=${`${t(isUnderWay(one) ? 'export.cancel' : 'export.delete')}: ${title}`} @click=${() => this.end(id)}
        >${t(isUnderWay(one) ? 'export.cancel' : 'export.delete')}</vaadin-button
      >
    </li>`;
  }

  render() {
    return html`<section class="exports" aria-label=${t('view.exports')} tabindex="-1" data-home>
      <h2>${t('view.exports')}</h2>
      <p class="small">${t('export.explained')}</p>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.states(
        () => html`<div class="state"><p>${t('export.nothing')}</p></div>`,
        () => html`<ol>
            ${repeat(
              this.rows,
              ({ id }) => id,
              (one) => this.row(one),
            )}
          </ol>
          ${this.moreButton()}`,
      )}
    </section>`;
  }
}

customElements.define('exports-desk', ExportsDesk);
