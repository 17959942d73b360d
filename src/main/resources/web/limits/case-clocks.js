import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../shared/elements/page-element.js';
import { now } from '../shared/clock.js';
import { houseTime } from '../shared/house-time.js';
import { locale, t, tCode } from '../shared/language.js';
import { hourMinute } from '../shared/times.js';
import { ClockAxis } from './clock-axis.js';
import { clockName, clocksToShow } from './clock-names.js';
import { pausesOf, spanOf } from './clock-pieces.js';
import './sentences.js';
import './clock-state.js';
import './clock-table.js';
import './clock-track.js';

const DAY = 24 * 60 * 60_000;
const ROOM_OF_A_LABEL = 56;
const HALF_OF_NOW = 18;
const KINDS = ['elapsed', 'limit', 'extension', 'pause', 'late'];

/** All clocks of a case, one below the other on an axis of working time; a toggle shows them as a table. */
class CaseClocks extends PageElement {
  static properties = { complaint: {}, story: {}, notices: {}, table: { state: true }, room: { state: true } };

  constructor() {
    super();
    this.story = [];
    this.notices = [];
    this.table = false;
    this.room = 300;
    this.sizes = new ResizeObserver(([{ contentRect }]) => (this.room = contentRect.width));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  updated() {
    const track = this.querySelector('.scale .track');
    if (track === this.measured) return;
    this.sizes.disconnect();
    this.measured = track;
    if (track) this.sizes.observe(track);
  }

  get showsTime() {
    return true;
  }

  label({ day, hour }) {
    if (hour !== undefined) return hourMinute(`2000-01-01T${String(hour).padStart(2, '0')}:00:00Z`);
    // As words in English, where 01/12 may be January or December.
    const month = locale() === 'zh-CN' ? 'numeric' : 'short';
    return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', month, day: 'numeric' }).format(new Date(day * DAY));
  }

  scale(axis, nowAt) {
    let end = -Infinity;
    const isFree = ({ at }) => {
      const [place, before] = [at * this.room, (nowAt - at) * this.room];
      const isCovered = before <= ROOM_OF_A_LABEL && before >= -HALF_OF_NOW;
      if (isCovered || place < end || place + ROOM_OF_A_LABEL > this.room) return false;
      end = place + ROOM_OF_A_LABEL;
      return true;
    };
    return html`<li class="scale" aria-hidden="true">
      <span></span>
      <span class="track">
        ${axis.ticks(this.room / ROOM_OF_A_LABEL).filter(isFree).map((tick) => html`<span class="tick" style="left:${tick.at * 100}%">${this.label(tick)}</span>`)}
      </span>
      <span></span>
    </li>`;
  }

  /** A notice belongs to the clock of its kind that ran when it was issued. */
  noticesOf({ kind, startedAt, stoppedAt }) {
    const [from, to] = [Date.parse(startedAt), stoppedAt ? Date.parse(stoppedAt) : Infinity];
    return this.notices.filter(
      ({ clock, issuedAt }) => clock === kind && Date.parse(issuedAt) >= from && Date.parse(issuedAt) <= to,
    );
  }

  chart(clocks) {
    const axis = new ClockAxis(houseTime(), ...spanOf(clocks, now()));
    const pauses = pausesOf(this.story);
    const isOpen = clocks.some(({ stoppedAt }) => !stoppedAt);
    return html`<ol class="clocks">
        ${this.scale(axis, isOpen ? axis.at(now()) : -1)}
        ${repeat(
          clocks,
          ({ kind, ordinal }) => `${kind} ${ordinal}`,
          (clock) => html`<li>
            <span class="name" title=${clockName(clock)}>${clockName(clock)}</span>
            <clock-track
              class="track"
              aria-hidden="true"
              .clock=${clock}
              .axis=${axis}
              .pauses=${pauses}
              .notices=${this.noticesOf(clock)}
            ></clock-track>
            <clock-state .clock=${clock}></clock-state>
          </li>`,
        )}
        ${isOpen
          ? html`<li class="now" aria-hidden="true"><b style="left:${axis.at(now()) * 100}%"><i>${t('clock.now')}</i></b></li>`
          : ''}
      </ol>
      ${this.legend()}`;
  }

  legend() {
    return html`<p class="clock-legend small" aria-hidden="true">
      ${KINDS.map((kind) => html`<span><i class="piece ${kind}"></i>${tCode('clock.piece', kind)}</span>`)}
    </p>`;
  }

  render() {
    if (!houseTime() || !this.complaint.clocks) return '';
    const clocks = clocksToShow(this.complaint);
    return html`<section class="case-clocks" aria-labelledby="clocks-title">
      <header>
        <h3 id="clocks-title">${t('clock.title')}</h3>
        <span class="small">${t('clock.axis')}</span>
        <span class="grow"></span>
        <button class="link" aria-pressed=${this.table ? 'true' : 'false'} @click=${() => (this.table = !this.table)}>
          ${t(this.table ? 'clock.asChart' : 'clock.asTable')}
        </button>
      </header>
      ${this.table
        ? html`<clock-table .clocks=${clocks} .story=${this.story} .notices=${this.notices}></clock-table>`
        : this.chart(clocks)}
    </section>`;
  }
}

customElements.define('case-clocks', CaseClocks);
