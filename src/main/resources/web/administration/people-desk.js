import { html } from 'lit';
import { people } from '../shared/api.js';
import { codesOf, t, tCode } from '../shared/language.js';
import { departmentName, departments, itemsOf } from '../shared/policy-names.js';
import { FilteredList } from '../shared/elements/filtered-list.js';
import { cards, cell, choice, line, moment } from '../shared/elements/pieces.js';
import './sentences.js';
import './person-dialog.js';

const NO_FILTERS = { search: '', role: '', department: '', duty: '', enabled: '' };

/** The accounts: found, added, changed, closed. For administrators. */
class PeopleDesk extends FilteredList {
  static properties = { person: {} };

  constructor() {
    super();
    this.filters = NO_FILTERS;
  }

  page(after) {
    return people({ ...this.filters, after });
  }

  open(person) {
    this.querySelector('person-dialog').open(person);
  }

  /** Filter by a list of codes, or by none. */
  choice(name, items, everything) {
    return choice({
      id: `people-${name}`,
      label: tCode('people', name),
      value: this.filters[name],
      items: [{ value: '', label: everything }, ...items],
      change: (value) => this.filter({ [name]: value }),
    });
  }

  codes(group) {
    return codesOf(group).map((code) => ({ value: code, label: tCode(group, code) }));
  }

  where({ branch, department, duty }) {
    if (branch) return html`<bdi>${branch}</bdi>`;
    return [department && departmentName(department), duty && tCode('duty', duty)].filter(Boolean).join(' · ');
  }

  state({ enabled, oneTimeUntil }) {
    if (!enabled) return tCode('account', 'false');
    return oneTimeUntil ? html`${t('people.oneTimeUntil')} ${moment(oneTimeUntil)}` : tCode('account', 'true');
  }

  row(person) {
    return html`<tr class=${person.enabled ? '' : 'closed'}>
      ${cell(t('people.login'), person.login)} ${cell(t('people.name'), html`<bdi>${person.name}</bdi>`)}
      ${cell(t('people.role'), tCode('role', person.role))} ${cell(t('people.where'), this.where(person))}
      ${cell(t('people.enabled'), this.state(person))}
      <td>
        <vaadin-button
          theme="small"
          data-open=${person.login}
          aria-label=${t('people.openOne', { name: person.name })}
          @click=${() => this.open(person)}
          >${t('people.open')}</vaadin-button
        >
      </td>
    </tr>`;
  }

  render() {
    const heads = ['login', 'name', 'role', 'where', 'enabled'].map((name) => tCode('people', name));
    return html`<section class="admin" aria-label=${t('view.people')}>
      <div class="filters" role="search">
        ${line({
          id: 'people-search',
          label: t('people.search'),
          type: 'search',
          value: this.filters.search,
          change: (value) => this.filter({ search: value.trim() }),
        })}
        ${this.choice('role', this.codes('role'), t('people.everyRole'))}
        ${this.choice('department', itemsOf(departments()), t('people.everyDepartment'))}
        ${this.choice('duty', this.codes('duty'), t('people.everyDuty'))}
        ${this.choice('enabled', this.codes('account'), t('people.everyAccount'))}
        <vaadin-button theme="primary" data-add @click=${() => this.open(null)}>${t('people.add')}</vaadin-button>
      </div>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.states(
        () => html`<div class="state"><p>${t('people.nothing')}</p></div>`,
        () => html`${cards(t('view.people'), [...heads, t('people.open')], this.rows.map((row) => this.row(row)))}
        ${this.moreButton()}`,
      )}
      <person-dialog .me=${this.person} @person-changed=${this.load}></person-dialog>
    </section>`;
  }
}

customElements.define('people-desk', PeopleDesk);
