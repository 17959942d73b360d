import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customerLists } from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { whileShown } from '../shared/while-shown.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { isMoving } from './list-words.js';
import { sendList } from './send-list.js';
import './list-row.js';
import './sentences.js';

const PAUSE = 1_500;
const LONGEST = 512 * 1024 * 1024;

/** Lists of customers: a file is uploaded and checked, then taken. For supervisors and administrators. */
class CustomerLists extends PagedList {
  static properties = { sending: { state: true } };

  constructor() {
    super();
    /** @type {{name: string, share: number} | null} */
    this.sending = null;
    this.isStopped = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.follow(), PAUSE));
    this.endings.push(() => (this.isStopped = true));
  }

  page(after) {
    return customerLists({ after });
  }

  /** While the list is one page, and one of it is under way, it is read again. */
  follow() {
    if (this.rows?.some(({ state }) => isMoving(state)) && !this.isLonger) this.load();
  }

  async more() {
    this.isLonger = true;
    await super.more();
  }

  async chosen(event) {
    const [file] = event.target.files;
    if (!file) return;
    event.target.value = '';
    this.wrong = '';
    if (file.size > LONGEST || file.size === 0) {
      this.wrong = said(file.size ? 'lists.tooLong' : 'lists.empty', { name: file.name });
      this.requestUpdate();
      return;
    }
    this.isStopped = false;
    this.sending = { name: file.name, share: 0 };
    try {
      const sent = await sendList(
        file,
        (share) => (this.sending = { name: file.name, share }),
        () => this.isStopped,
      );
      if (!sent) say(said('lists.stopped'));
    } catch (problem) {
      this.wrong = wordsFor(problem);
    } finally {
      this.sending = null;
    }
    this.isLonger = false;
    await this.load();
  }

  upload() {
    if (this.sending) {
      const { name, share } = this.sending;
      return html`<div class="list-tools" role="status">
        <span>${t('lists.sending', { name })}</span>
        <progress max="1" value=${share} aria-label=${t('lists.progress')}></progress>
        <span>${t('lists.sent', { done: Math.floor(share * 100) })}</span>
        <vaadin-button data-stop @click=${() => (this.isStopped = true)}>${t('lists.stopSending')}</vaadin-button>
      </div>`;
    }
    return html`<div class="list-tools">
      <label class="button file"
        >${t('lists.file')}<input class="visually-hidden" type="file" accept=".csv,.xlsx,text/csv" @change=${this.chosen}
      /></label>
    </div>`;
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.lists')}>
      <h2 tabindex="-1" data-home>${t('view.lists')}</h2>
      <p>${t('lists.how')}</p>
      <p class="small">${t('lists.how.number')}</p>
      <details>
        <summary>${t('lists.columns')}</summary>
        <p class="small">${t('lists.columns.words')}</p>
        <ul class="small">
          ${codesOf('lists.column').map((code) => html`<li>${tCode('lists.column', code)} <code lang="en">${code}</code></li>`)}
        </ul>
      </details>
      ${this.upload()}
      <div role="alert">${this.wrong ? html`<p class="notice failed">${this.wrong}</p>` : ''}</div>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.states(
        () => html`<div class="state"><p>${t('lists.nothing')}</p></div>`,
        () => html`<ol aria-label=${t('lists.list')}>
            ${repeat(
              this.rows,
              ({ id }) => id,
              (list) => html`<li class="row" tabindex="-1"><list-row .list=${list} @list-changed=${() => this.load()}></list-row></li>`,
            )}
          </ol>
          ${this.moreButton()}`,
      )}
    </section>`;
  }
}

customElements.define('customer-lists', CustomerLists);
