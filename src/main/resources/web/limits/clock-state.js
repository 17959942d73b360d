import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { checkIcon, clockIcon, closeIcon, warningIcon } from '../shared/icons.js';
import { houseTime, workingSpan, workingUntil } from '../shared/house-time.js';
import { t, tCode } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { exact, short } from '../shared/times.js';
import '../shared/elements/sla-badge.js';
import './sentences.js';

/** The state of a clock in colour, picture and words. */
class ClockState extends PageElement {
  static properties = { clock: {} };

  get showsTime() {
    return true;
  }

  /** How long something was held, without its pauses. */
  held({ startedAt, stoppedAt, pausedMinutes }) {
    const until = stoppedAt ? Date.parse(stoppedAt) : undefined;
    return workingSpan(Math.max(-workingUntil(startedAt, until) - pausedMinutes * 60_000, 0));
  }

  badge(state, icon, words, title) {
    return html`<span class="badge ${state}" title=${title}
      >${icon}<span class="visually-hidden">${tCode('clock.state', state)}: </span>${words}</span
    >`;
  }

  ended({ state, dueAt, stoppedAt }) {
    const title = t('clock.endedAt', { at: exact(stoppedAt) });
    if (state === 'cancelled') return this.badge('cancelled', closeIcon(), t('clock.cancelled', { at: short(stoppedAt) }), title);
    if (state === 'met') return this.badge('met', checkIcon(), t('clock.met', { at: short(stoppedAt) }), title);
    const late = workingUntil(stoppedAt, Date.parse(dueAt));
    const words = late > 0 ? t('clock.late', { span: workingSpan(late) }) : t('clock.lateNoTime');
    return this.badge('breached', warningIcon(), words, title);
  }

  render() {
    const { clock } = this;
    if (!houseTime()) return '';
    if (!clock.dueAt) {
      const words = t(clock.stoppedAt ? 'clock.heldFor' : 'clock.holdsFor', { span: this.held(clock) });
      return this.badge(clock.stoppedAt ? 'met' : 'running', clockIcon(), words, t('clock.since', { at: exact(clock.startedAt) }));
    }
    const badge = clock.stoppedAt
      ? this.ended(clock)
      : html`<sla-badge tight .due=${clock.dueAt} .paused=${clock.pausedAt}></sla-badge> ${provisionalMark(clock.provisional)}`;
    return clock.passedEarlierLimit
      ? html`${badge}
          <span class="small" title=${exact(clock.breachedAt)}
            >${t('clock.passedEarlier', { at: short(clock.breachedAt) })}</span
          >`
      : badge;
  }
}

customElements.define('clock-state', ClockState);
