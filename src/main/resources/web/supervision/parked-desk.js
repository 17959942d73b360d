import { html } from 'lit';
import { say, wordsFor } from '../shared/elements/words.js';
import { parked, tryAllParked, tryParked } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { GridDesk } from './grid-desk.js';
import './sentences.js';

const MANY = 200;

/** Rows that the server fails for and leaves out, with the reason, and buttons to try them again. For administrators. */
class ParkedDesk extends GridDesk {
  static properties = { trying: { state: true } };

  constructor() {
    super();
    this.trying = false;
  }

  page(after) {
    return parked({ limit: MANY, after });
  }

  /** @param {() => Promise<{mended: number, failed: number}>} send */
  async tryAgain(send) {
    this.trying = true;
    try {
      const { mended, failed } = await send();
      say(said('parked.tried', { mended, failed }));
    } catch (problem) {
      say(wordsFor(problem));
    } finally {
      this.trying = false;
    }
    this.load();
  }

  time(time) {
    return html`<time datetime=${time} title=${exact(time)}>${short(time)}</time>`;
  }

  what({ place, event }) {
    if (!event) return '';
    return place === 'ladder' ? tCode('clockKind', event) : tCode('event', event);
  }

  nextTry({ nextTryAt }) {
    return nextTryAt ? this.time(nextTryAt) : html`<span title=${t('parked.parkedTitle')}>${t('parked.parked')}</span>`;
  }

  columns() {
    return [
      this.column(t('parked.head.place'), ({ place }) => tCode('parked.place', place), '150px'),
      this.column(t('decision.head.case'), ({ number, item }) => number ?? item, '150px'),
      this.column(t('notice.head.what'), (row) => this.what(row), '150px'),
      this.column(t('parked.head.reason'), ({ reason }) => html`<span title=${reason}>${reason}</span>`, '240px', 1),
      this.column(t('parked.head.since'), ({ failedAt }) => this.time(failedAt), '120px'),
      this.column(t('parked.head.tries'), ({ tries }) => tries, '80px'),
      this.column(t('parked.head.next'), (row) => this.nextTry(row), '120px'),
      this.column(
        '',
        ({ id }) => html`<vaadin-button
          theme="small"
          data-try
          ?disabled=${this.trying}
          @click=${() => this.tryAgain(() => tryParked(id))}
          >${t('parked.try')}</vaadin-button
        >`,
        '130px',
        0,
        true,
      ),
    ];
  }

  render() {
    return html`<section class="desk-page" aria-label=${t('view.parked')} tabindex="-1" data-home>
      <div class="tools">
        <p class="small">${t('parked.explained')}</p>
        <span class="grow"></span>
        <vaadin-button @click=${this.load}>${t('parked.reload')}</vaadin-button>
        <vaadin-button
          theme="primary"
          data-try-all
          ?disabled=${this.trying || !this.rows?.length}
          @click=${() => this.tryAgain(tryAllParked)}
          >${t('parked.tryAll')}</vaadin-button
        >
      </div>
      ${this.states(
        () => html`<div class="state"><p>${t('parked.nothing')}</p></div>`,
        () => this.grid(t('view.parked'), this.columns(), false),
      )}
    </section>`;
  }
}

customElements.define('parked-desk', ParkedDesk);
