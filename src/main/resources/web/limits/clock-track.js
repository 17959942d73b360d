import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { now } from '../shared/clock.js';
import { t, tCode } from '../shared/language.js';
import { exact } from '../shared/times.js';
import { piecesOf } from './clock-pieces.js';
import './sentences.js';

const percent = (share) => `${(share * 100).toFixed(2)}%`;

/** One clock drawn on the common axis; its words and the table say the same. */
class ClockTrack extends PageElement {
  static properties = { clock: {}, axis: {}, pauses: {}, notices: {} };

  piece({ kind, from, to }) {
    const left = this.axis.at(from);
    return html`<i
      class="piece ${kind} ${this.clock.state}"
      style="left:${percent(left)};width:${percent(this.axis.at(to) - left)}"
      title=${this.pieceTitle(kind)}
    ></i>`;
  }

  pieceTitle(kind) {
    const { clock } = this;
    if (kind === 'extension') return t('clock.extensionTitle', { n: clock.extendedDays, at: exact(clock.dueAt) });
    if (kind === 'limit') return t('clock.dueTitle', { at: exact(clock.unextendedDueAt ?? clock.dueAt) });
    return tCode('clock.piece', kind);
  }

  mark(kind, time, title) {
    return html`<b class="mark ${kind}" style="left:${percent(this.axis.at(Date.parse(time)))}" title=${title}></b>`;
  }

  marks() {
    const { clock } = this;
    const moved = clock.originalDueAt && clock.originalDueAt !== clock.dueAt;
    return html`${moved ? this.mark('original', clock.originalDueAt, t('clock.originalTitle', { at: exact(clock.originalDueAt) })) : ''}
    ${clock.dueAt ? this.mark(`due ${clock.state}`, clock.dueAt, t('clock.dueTitle', { at: exact(clock.dueAt) })) : ''}
    ${this.notices.map(({ number, kind, issuedAt }) =>
      this.mark('sent', issuedAt, t('clock.noticeTitle', { kind: tCode('noticeKind', kind), number, at: exact(issuedAt) })),
    )}`;
  }

  render() {
    return html`${piecesOf(this.clock, this.pauses, now()).map((piece) => this.piece(piece))} ${this.marks()}`;
  }
}

customElements.define('clock-track', ClockTrack);
