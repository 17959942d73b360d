import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { workingSpan } from '../shared/house-time.js';
import { t, tCode } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { exact, short } from '../shared/times.js';
import { clockName } from './clock-names.js';
import './clock-state.js';

/** The clocks of a case as a table: the content of the drawing in words, the state of each clock before its history. */
class ClockTable extends PageElement {
  static properties = { clocks: {} };

  time(time) {
    return time ? html`<time datetime=${time} title=${exact(time)}>${short(time)}</time>` : '—';
  }

  row(clock) {
    return html`<tr>
      <th scope="row">${clockName(clock)}</th>
      <td><clock-state .clock=${clock}></clock-state></td>
      <td>${this.time(clock.dueAt)} ${provisionalMark(clock.provisional)}</td>
      <td>${this.time(clock.originalDueAt)}</td>
      <td>${clock.extendedDays > 0 ? t('span.workingDays', { n: clock.extendedDays }) : '—'}</td>
      <td>${clock.pausedMinutes > 0 ? workingSpan(clock.pausedMinutes * 60_000) : '—'}</td>
      <td>${this.time(clock.startedAt)}</td>
      <td>${this.time(clock.stoppedAt)}</td>
    </tr>`;
  }

  render() {
    const heads = ['name', 'state', 'due', 'original', 'extended', 'paused', 'started', 'stopped'];
    return html`<div class="wide" tabindex="0" role="region" aria-label=${t('clock.title')}>
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${tCode('clock.head', head)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.clocks.map((clock) => this.row(clock))}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define('clock-table', ClockTable);
