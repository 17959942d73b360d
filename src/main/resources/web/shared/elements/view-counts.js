import { html } from 'lit';
import { complaintCounts } from '../api.js';
import { t } from '../language.js';

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

  changed() {
    if (!this.isOn) return;
    this.soon ??= setTimeout(() => this.read(), AFTER_A_CHANGE);
  }

  /** Without an answer no count is shown, rather than an old one. */
  async read() {
    this.soon = undefined;
    this.counts = await complaintCounts().catch(() => null);
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
