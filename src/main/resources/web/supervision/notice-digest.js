import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { notices, receiveNotices } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { bellIcon } from '../shared/icons.js';
import { exact, short } from '../shared/times.js';

/** A digest of notices: their number, and each of them once it is opened. Tells `digest-received`. */
class NoticeDigest extends PagedList {
  static properties = { digest: {}, draw: { attribute: false } };

  /** One of them after an action here. */
  changed(notice) {
    this.rowChanged();
    this.rows = this.rows?.map((row) => (row.number === notice.number ? notice : row)) ?? null;
  }

  page(after) {
    return notices({ view: 'mine', digest: this.digest.tellAt, limit: 50, after });
  }

  async receiveAll() {
    try {
      const { received } = await receiveNotices({ digest: this.digest.tellAt });
      say(said('notice.receivedMany', { n: received }));
      this.tell('digest-received');
    } catch (problem) {
      say(wordsFor(problem));
    }
  }

  list() {
    return html`<ol class="rows">
        ${repeat(
          this.rows,
          ({ number }) => number,
          (notice) => this.draw(notice),
        )}
      </ol>
      ${this.moreButton()}`;
  }

  render() {
    const { tellAt, unread } = this.digest;
    return html`<details class="digest" @toggle=${(event) => event.target.open && !this.rows && this.load()}>
        <summary title=${exact(tellAt)}>
          ${bellIcon()}<strong>${t('notice.digest', { n: unread, at: short(tellAt) })}</strong>
        </summary>
        ${this.unreadable ? html`<p class="notice warn">${t('notice.unreadable', { n: this.unreadable })}</p>` : ''}
        ${this.states(
          () => html`<p class="end">${t('notice.nothingMine')}</p>`,
          () => this.list(),
        )}
      </details>
      <vaadin-button theme="tertiary small" @click=${this.receiveAll}>${t('notice.receiveAll')}</vaadin-button>`;
  }
}

customElements.define('notice-digest', NoticeDigest);
