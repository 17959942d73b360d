import { html } from 'lit';
import { complaintCounts } from '../api.js';
import { t } from '../language.js';
import { ReadingAgain } from '../../live/server-back.js';

const MOST = 1_000;
/** Changes come in bursts; the server counts once a second. */
const AFTER_A_CHANGE = 2_000;

/** How many rows the lists hold, for the tabs of an element. */
export class ViewCounts {
  /** @param {import('lit').LitElement} host */
  constructor(host) {
    this.host = host;
    this.counts = null;
    this.isOn = false;
    this.readings = 0;
    this.readingAgain = new ReadingAgain(host, () => this.read());
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.soon);
    this.soon = undefined;
  }

  /** @param {boolean} on whether the person has such lists */
  are(on) {
    if (on === this.isOn) return;
    this.isOn = on;
    this.counts = null;
    if (on) this.read();
  }

  /** Also once the feed stands: what changed before, or while the server's last count was new, is in no news. */
  changed() {
    if (!this.isOn) return;
    this.soon ??= setTimeout(() => this.read(), AFTER_A_CHANGE);
  }

  /** Without an answer no count is shown, rather than an old one, until it is asked for again. An answer that a later reading has overtaken is dropped. */
  async read() {
    clearTimeout(this.soon);
    this.soon = undefined;
    const reading = ++this.readings;
    let counts = null;
    try {
      counts = await complaintCounts();
      if (reading === this.readings) this.readingAgain.answered();
    } catch (problem) {
      if (reading === this.readings) this.readingAgain.failed(problem);
    }
    if (reading !== this.readings) return;
    this.counts = counts;
    this.host.requestUpdate();
  }

  /** @param {string} view @returns {number | undefined} */
  of(view) {
    return this.isOn ? this.counts?.[view] : undefined;
  }
}

/** @param {number | undefined} count */
export function countBadge(count) {
  if (count === undefined) return '';
  return html` <span class="count">${count < MOST ? count : t('count.many', { n: MOST - 1 })}</span>`;
}
