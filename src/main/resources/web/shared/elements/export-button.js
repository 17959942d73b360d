import { html } from 'lit';
import { pagePerson } from '../page-person.js';
import { t } from '../language.js';
import { PageElement } from './page-element.js';

/** Filters that the server takes as true or false. */
const FLAGS = ['pastDue', 'paused', 'toBeJudged'];

/** Whether the role may take the list out: agents their own work, branches what they filed (S5). */
function mayExport(role, what, { view, phone, waybill, search }) {
  if (role === 'supervisor') return true;
  if (role === 'branch') return what === 'complaints';
  return role === 'agent' && view === 'mine' && !phone && !waybill && !search;
}

/** The filters that are set. @param {Record<string, string>} filters @returns {Record<string, string | boolean>} */
function given(filters) {
  const set = Object.entries(filters).filter(([, value]) => value);
  return Object.fromEntries(set.map(([name, value]) => [name, FLAGS.includes(name) ? value === 'true' : value]));
}

/** Takes the list next to it out of the system as a file; not there where the person may not. Tells `ask-export`. */
class ExportButton extends PageElement {
  static properties = { what: {}, filters: {} };

  constructor() {
    super();
    this.what = 'complaints';
    this.filters = {};
  }

  ask() {
    this.tell('ask-export', { what: this.what, filters: given(this.filters) });
  }

  render() {
    if (!mayExport(pagePerson()?.role, this.what, this.filters)) return '';
    return html`<button class="link" type="button" data-export aria-haspopup="dialog" @click=${this.ask}>${t('export.button')}</button>`;
  }
}

customElements.define('export-button', ExportButton);
