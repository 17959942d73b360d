import { html } from 'lit';
import { PageElement } from './page-element.js';
import { bellIcon, checkIcon, clockIcon, warningIcon } from './icons.js';
import { exact, short, span, until } from './times.js';
import { t, tCode } from './language.js';

/** Less than this left counts as due soon. */
const SOON = 2 * 60 * 60 * 1000;

const ICONS = { running: clockIcon, 'due-soon': bellIcon, breached: warningIcon, met: checkIcon };

/**
 * The state of the handling limit (F5) in colour, picture and words: how much time is left, or since when it is late.
 * Properties: `due`, and `ended` where the complaint has ended, both RFC 3339; `brief` leaves the time of day out, `tight` only where it is late,
 * when how late says more than since when.
 */
class SlaBadge extends PageElement {
  static properties = { due: {}, ended: {}, brief: { type: Boolean }, tight: { type: Boolean } };

  get showsTime() {
    return true;
  }

  get state() {
    if (this.ended) return Date.parse(this.ended) <= Date.parse(this.due) ? 'met' : 'breached';
    const left = until(this.due);
    return left < 0 ? 'breached' : left < SOON ? 'due-soon' : 'running';
  }

  get words() {
    if (this.ended) return t(this.state === 'met' ? 'due.met' : 'due.endedLate', { at: short(this.ended) });
    const left = until(this.due);
    const words = t(left < 0 ? 'due.late' : 'due.left', { span: span(left) });
    return this.brief || (this.tight && left < 0) ? words : t('due.at', { words, at: short(this.due) });
  }

  render() {
    if (!this.due) return '';
    const { state } = this;
    return html`<span class="badge ${state}" title=${t('due.exact', { at: exact(this.due) })}
      >${ICONS[state]()}<span class="visually-hidden">${tCode('sla', state)}: </span>${this.words}</span
    >`;
  }
}

customElements.define('sla-badge', SlaBadge);
