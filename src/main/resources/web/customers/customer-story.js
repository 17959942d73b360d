import { html } from 'lit';
import { hrefOf } from '../shared/address.js';
import { customerStory } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { departmentName, kindName, severityName } from '../shared/policy-names.js';
import { moment } from '../shared/elements/pieces.js';
import { PagedList } from '../shared/elements/paged-list.js';
import './sentences.js';

/** Complaints, calls, ratings and readmissions of a customer as one list, newest first. */
class CustomerStory extends PagedList {
  /** Names of merged files, by id. */
  static properties = { customer: {}, files: {} };

  willUpdate(changes) {
    if (changes.has('customer')) this.ask(String(this.customer));
  }

  page(after) {
    return customerStory(this.customer, { limit: 50, after });
  }

  link(number) {
    const place = { view: 'customers', customer: String(this.customer), case: number };
    const open = (event) => opensHere(event) && this.tell('go', { case: number });
    return html`<a class="row" href=${hrefOf(place)} @click=${open}>${number}</a>`;
  }

  words(entry) {
    if (entry.what === 'case') {
      return html`${kindName(entry.type, entry.subtype)} · ${severityName(entry.severity)} · ${tCode('status', entry.status)} ·
        <bdi>${entry.complainant}</bdi>`;
    }
    if (entry.what === 'readmission') {
      return html`${t('customers.readmitted', { list: entry.department ? departmentName(entry.department) : t('customers.companyList') })}
      ${entry.agent ? html` · <bdi>${entry.agent.name}</bdi>` : ''}${entry.comment ? html` · <bdi>${entry.comment}</bdi>` : ''}`;
    }
    if (entry.what === 'rating') {
      return html`${t('case.score', { score: entry.score })}${entry.comment ? html` · <bdi>${entry.comment}</bdi>` : ''}`;
    }
    return html`${entry.outcome ? tCode('customers.outcome', entry.outcome) : t('customers.callLasts')}
    ${entry.agent ? html` · <bdi>${entry.agent.name}</bdi>` : ''}${entry.comment ? html` · <bdi>${entry.comment}</bdi>` : ''}`;
  }

  render() {
    return this.states(
      () => html`<p class="small">${t('customers.noStory')}</p>`,
      () => html`<ol class="story-of-customer">
          ${this.rows.map(
            (entry) => html`<li data-what=${entry.what}>
              <span class="badge">${tCode('customers.what', entry.what)}</span> ${moment(entry.at)} ${entry.number ? this.link(entry.number) : ''}
              <span class="small">${this.words(entry)}</span>
              ${this.files?.[entry.file] ? html`<span class="badge">${t('customers.ofFile', { name: this.files[entry.file] })}</span>` : ''}
            </li>`,
          )}
        </ol>
        ${this.moreButton()}`,
    );
  }
}

customElements.define('customer-story', CustomerStory);
