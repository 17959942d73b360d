import { html } from 'lit';
import { PageElement } from './page-element.js';
import { bellIcon, checkIcon, clockIcon, closeIcon, pauseIcon, warningIcon } from '../icons.js';
import { day, exact, short, until } from '../times.js';
import { hasWorkingDays, houseTime, workingSpan, workingUntil } from '../house-time.js';
import { t, tCode } from '../language.js';

/** Less working time than this left counts as due soon. */
const SOON = 2 * 60 * 60 * 1000;

const ICONS = { running: clockIcon, 'due-soon': bellIcon, breached: warningIcon, paused: pauseIcon, met: checkIcon, ended: closeIcon };

/** The case has ended without being handled, so its limit was neither kept nor missed. */
const NOT_HANDLED = ['withdrawn', 'not-valid'];

/**
 * The state of a limit (F5) in colour, picture and words: the working time left, or how late it is.
 * Properties: `what` limit it is, `due`, `paused` since when it is paused, and `ended`, all RFC 3339; the `status` of the case; `brief` leaves the time of day out,
 * `tight` only where it is late, when how late says more than since when, and hours next to whole days. Both leave it to the
 * title that working time counts.
 */
class SlaBadge extends PageElement {
  static properties = { what: {}, due: {}, paused: {}, ended: {}, status: {}, brief: { type: Boolean }, tight: { type: Boolean } };

  get showsTime() {
    return true;
  }

  /** Working time left; a paused clock keeps its rest. */
  get left() {
    return this.paused ? workingUntil(this.due, Date.parse(this.paused)) : workingUntil(this.due);
  }

  get state() {
    if (this.ended && NOT_HANDLED.includes(this.status)) return 'ended';
    if (this.ended) return Date.parse(this.ended) <= Date.parse(this.due) ? 'met' : 'breached';
    if (this.paused) return 'paused';
    if (until(this.due) < 0) return 'breached';
    return houseTime() && this.left < SOON ? 'due-soon' : 'running';
  }

  words(state) {
    const hasDays = houseTime() && hasWorkingDays(this.left);
    const at = this.tight && hasDays ? day(this.due) : short(this.due);
    if (this.ended) return this.endedWords(state);
    if (!houseTime()) return t('due.by', { at });
    const words = this.spanWords(state);
    const showsAt = state !== 'paused' && !this.brief && !(this.tight && state === 'breached');
    return showsAt ? t('due.at', { words, at }) : words;
  }

  endedWords(state) {
    if (state === 'ended') {
      const words = t(this.status === 'withdrawn' ? 'due.withdrawn' : 'due.notValid');
      return this.brief ? words : t('due.at', { words, at: this.tight ? day(this.ended) : short(this.ended) });
    }
    if (state !== 'met') return t('due.endedLate', { at: short(this.ended) });
    return this.brief ? t('due.met') : t('due.at', { words: t('due.met'), at: this.tight ? day(this.ended) : short(this.ended) });
  }

  spanWords(state) {
    const { left } = this;
    const kind = state === 'paused' ? 'paused' : state === 'breached' ? 'late' : 'left';
    if (left === 0) return tCode('due.none', kind);
    const span = { span: workingSpan(left, this.tight) };
    return this.brief || this.tight || hasWorkingDays(left) ? tCode('due', kind, span) : tCode('due.working', kind, span);
  }

  render() {
    if (!this.due) return '';
    const { state } = this;
    const title = t('due.exact', { what: this.what ?? t('due.handling'), at: exact(this.due) });
    return html`<span class="badge ${state}" title=${title}
      >${ICONS[state]()}<span class="visually-hidden">${tCode('sla', state)}: </span>${this.words(state)}</span
    >`;
  }
}

customElements.define('sla-badge', SlaBadge);
