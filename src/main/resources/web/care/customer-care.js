import { html } from 'lit';
import { chooseForCare, customerCare } from '../shared/api.js';
import { nameOf, said, t, tCode } from '../shared/language.js';
import { howWords, periodWords, ruleWords } from './care-words.js';
import { moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './contact-report-dialog.js';
import './sentences.js';

const TEXTS = ['place', 'progress', 'suggestions', 'news', 'needs'];
const SHOWN = 8;

/** What is and was due to a customer (K2, D4), and the contacts with them (K5). */
class CustomerCare extends ReadingElement {
  static properties = { customer: {}, person: {} };

  willUpdate(changes) {
    if (changes.has('customer')) {
      this.answer = null;
      this.ask(this.customer);
    }
  }

  read() {
    return customerCare(this.customer);
  }

  show(care) {
    this.answer = care;
  }

  async choose(rule) {
    try {
      this.show(await chooseForCare(this.customer, rule));
      say(said('care.chosen'));
    } catch (problem) {
      say(problem.status === 409 ? said('care.notChosen') : wordsFor(problem));
    }
  }

  report(due) {
    const name = due?.name ?? t('care.thisCustomer');
    return this.querySelector('contact-report-dialog').open({ id: this.customer, name }, due);
  }

  due(row) {
    const { state, reason, excusedByName } = row;
    return html`<li data-due=${row.rule} data-state=${state}>
      <span class="badge ${state === 'missed' ? 'breached' : ''}">${tCode('careState', state)}</span>
      <span>${ruleWords(row)}</span> <span class="small">${periodWords(row)} · ${howWords(row)}</span>
      ${reason ? html`<span class="small"><bdi>${t('care.excusedBy', { name: excusedByName, reason })}</bdi></span>` : ''}
      ${state === 'due' ? html`<button class="link" @click=${() => this.report(row)}>${t('care.report')}</button>` : ''}
    </li>`;
  }

  contact(contact) {
    const { way, level, at, score, recordedByName } = contact;
    return html`<li data-contact-report=${contact.id}>
      <strong>${tCode('contactWay', way)}</strong> ${moment(at)}
      <span class="small">${tCode('careLevel', level)} · ${t('care.by', { name: recordedByName })}${score ? html` · ${t('care.scored', { score })}` : ''}</span>
      <dl class="contact-words">
        ${TEXTS.filter((name) => contact[name]).map((name) => html`<dt>${tCode('care.field', name)}</dt><dd><bdi>${contact[name]}</bdi></dd>`)}
      </dl>
    </li>`;
  }

  /** Selective rules (有选择) for which a supervisor may choose the customer. */
  choices({ rules }) {
    if (this.person?.role !== 'supervisor') return '';
    return rules
      .filter(({ selective }) => selective)
      .map(({ rule, ruleName }) => html`<button class="button quiet" data-choose=${rule} @click=${() => this.choose(rule)}>${t('care.choose', { rule: nameOf(ruleName) })}</button>`);
  }

  render() {
    return html`${this.states(
        (care) => html`<div class="file-actions"><button class="button" data-report @click=${() => this.report()}>${t('care.report')}</button> ${this.choices(care)}</div>
          ${care.due.length ? html`<ul class="care-due">${care.due.slice(0, SHOWN).map((row) => this.due(row))}</ul>` : html`<p class="small">${t('care.nothingDue')}</p>`}
          ${care.contacts.length ? html`<ul class="care-contacts">${care.contacts.map((contact) => this.contact(contact))}</ul>` : html`<p class="small">${t('care.noContact')}</p>`}`,
      )}
      <contact-report-dialog @contact-reported=${({ detail }) => this.show(detail)}></contact-report-dialog>`;
  }
}

customElements.define('customer-care', CustomerCare);
