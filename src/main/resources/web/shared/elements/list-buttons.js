import { html, nothing } from 'lit';
import { pagePerson } from '../page-person.js';
import { t } from '../language.js';
import { PageElement } from './page-element.js';

/** Filters that the server takes as true or false. */
const FLAGS = ['pastDue', 'paused', 'toBeJudged', 'ended', 'judged'];
/** Lists that roles take out as a whole. @type {Record<string, string[]>} */
const TAKEN_BY = {
  extensions: ['supervisor'],
  'agent-log': ['supervisor'],
  warnings: ['supervisor', 'analyst'],
  figures: ['supervisor', 'analyst', 'branch'],
  'complaints-behind': ['supervisor'],
  comparison: ['supervisor', 'analyst'],
  units: ['supervisor', 'admin', 'analyst'],
  volumes: ['supervisor', 'admin', 'analyst'],
  customers: ['supervisor'],
  looks: ['supervisor', 'admin'],
};

/** Whether the role may take the list out: agents their own work, branches what they filed (S5). */
function mayExport(role, what, { view, phone, waybill, search }) {
  if (TAKEN_BY[what]) return TAKEN_BY[what].includes(role);
  if (role === 'supervisor') return true;
  if (role === 'branch') return what === 'complaints';
  return role === 'agent' && view === 'mine' && !phone && !waybill && !search;
}

/** The filters that are set. @param {Record<string, string>} filters @returns {Record<string, string | boolean>} */
function given(filters) {
  const set = Object.entries(filters).filter(([, value]) => value);
  return Object.fromEntries(set.map(([name, value]) => [name, FLAGS.includes(name) ? value === 'true' : value]));
}

/**
 * Takes the list next to it out of the system as a file; not there where the person may not. Where there are several on a page, `of` says what
 * it takes; where a number counts some of its rows more than once, `times` is that number. Tells `ask-export`.
 */
class ExportButton extends PageElement {
  static properties = { what: {}, filters: {}, of: {}, times: {} };

  constructor() {
    super();
    this.what = 'complaints';
    this.filters = {};
    this.of = '';
    this.times = null;
  }

  ask() {
    this.tell('ask-export', { what: this.what, filters: given(this.filters), times: this.times });
  }

  render() {
    if (!mayExport(pagePerson()?.role, this.what, this.filters)) return '';
    return html`<button class="link" type="button" data-export aria-haspopup="dialog" aria-label=${this.of ? t('export.buttonOf', { of: this.of }) : nothing} @click=${this.ask}
      >${t('export.button')}</button
    >`;
  }
}

customElements.define('export-button', ExportButton);

/** Keeps the list or the figures next to it as a view, and opens those that are kept. Tells `ask-views`. */
class ViewsButton extends PageElement {
  static properties = { place: {} };

  render() {
    return html`<button class="link" type="button" data-views aria-haspopup="dialog" @click=${() => this.tell('ask-views', this.place)}>
      ${t('views.button')}
    </button>`;
  }
}

customElements.define('views-button', ViewsButton);
