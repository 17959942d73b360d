import { html } from 'lit';
import {
  addPerson,
  changePerson,
  changesOfPerson,
  disablePerson,
  enablePerson,
  giveOneTimePassword,
} from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { departmentName, departments, itemsOf } from '../shared/policy-names.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { choice, line, moment } from '../shared/elements/pieces.js';
import './staff-part.js';

const NEW = { login: '', name: '', role: 'agent', branch: '', department: '', duty: '' };
const HANDLERS = ['agent', 'supervisor'];

/** One account: its fields, its password and its history; or a new one. Tells `person-changed`. */
class PersonDialog extends FormDialog {
  static properties = {
    me: {},
    person: { state: true },
    draft: { state: true },
    password: { state: true },
    changes: { state: true },
    closing: { state: true },
  };

  constructor() {
    super();
    this.forget(null);
  }

  /** @param {object | null} person the account; null: a new one */
  forget(person) {
    this.person = person;
    const known = Object.fromEntries(Object.keys(NEW).map((name) => [name, person?.[name] ?? '']));
    this.draft = person ? known : { ...NEW };
    this.wrong = {};
    this.password = '';
    this.changes = null;
    this.closing = false;
  }

  /** @param {object | null} person */
  async open(person) {
    this.forget(person);
    await this.show();
    this.querySelector(person ? '#person-name' : '#person-login').focus();
  }

  close() {
    super.close();
    this.password = '';
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
    Object.keys(change).forEach((name) => this.right(name));
  }

  /** A one-time password is shown once, so Escape does not close it by the way. @param {Event} event */
  cancelled(event) {
    if (this.password) event.preventDefault();
  }

  get title() {
    return this.person ? t('people.title', { login: this.person.login }) : t('people.add');
  }

  get handles() {
    return HANDLERS.includes(this.draft.role);
  }

  /** What the server is sent: only the fields that the role has. */
  body() {
    const { login, name, role, branch, department, duty } = this.draft;
    return {
      ...(this.person ? {} : { login: login.trim() }),
      name: name.trim(),
      role,
      branch: role === 'branch' ? branch.trim() : null,
      department: this.handles ? department || null : null,
      duty: this.handles && department ? duty || null : null,
    };
  }

  send(event) {
    event.preventDefault();
    this.wrong = {};
    return this.act(async () => {
      if (this.person) {
        this.changed(await changePerson(this.person.id, this.body()));
        say(said('people.saved', { name: this.person.name }));
        this.close();
      } else {
        await this.handOver(await addPerson(this.body()));
      }
    });
  }

  /** @param {() => Promise<void>} work */
  act(work) {
    return this.save(work, async (problem) => {
      this.wrong = problem.status === 422 ? problem.fields : {};
      if (problem.status === 409) this.problem = said('people.conflict', { detail: problem.message });
      else if (problem.status !== 422) this.problem = wordsFor(problem);
      await this.updateComplete;
      this.querySelector('[aria-invalid="true"]')?.focus();
    });
  }

  changed(person) {
    this.person = person;
    this.tell('person-changed', person);
  }

  /** Shows a one-time password, once. */
  async handOver({ person, oneTimePassword }) {
    this.changed(person);
    this.password = oneTimePassword;
    this.changes = null;
    await this.updateComplete;
    this.querySelector('.one-time h2').focus();
  }

  give() {
    return this.act(async () => this.handOver(await giveOneTimePassword(this.person.id)));
  }

  /** Asks before it closes an account. */
  disable() {
    if (!this.closing) {
      this.closing = true;
      return;
    }
    this.act(async () => {
      this.changed(await disablePerson(this.person.id));
      say(said('people.disabled', { name: this.person.name }));
      this.close();
    });
  }

  enable() {
    return this.act(async () => {
      this.changed(await enablePerson(this.person.id));
      say(said('people.enabledNow', { name: this.person.name }));
      this.close();
    });
  }

  async readChanges(event) {
    if (!event.target.open || this.changes) return;
    try {
      this.changes = (await changesOfPerson(this.person.id, { limit: 100 })).items;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  async copy() {
    await navigator.clipboard?.writeText(this.password).catch(() => {});
    say(said('people.copied'));
  }

  line(name) {
    return line({
      id: `person-${name}`,
      label: tCode('people', name),
      value: this.draft[name],
      wrong: this.wrongWords(name),
      change: (value) => this.change({ [name]: value }),
    });
  }

  choice(name, items) {
    return choice({
      id: `person-${name}`,
      label: tCode('people', name),
      value: this.draft[name],
      items,
      wrong: this.wrongWords(name),
      change: (value) => this.change({ [name]: value }),
    });
  }

  wrongWords(name) {
    return this.wrong[name] ? tCode('people.wrong', name) : undefined;
  }

  codes(group) {
    return codesOf(group).map((code) => ({ value: code, label: tCode(group, code) }));
  }

  fields() {
    const none = { value: '', label: t('people.none') };
    return html`<div class="person-form">
      ${this.person ? '' : this.line('login')} ${this.line('name')} ${this.choice('role', this.codes('role'))}
      ${this.draft.role === 'branch' ? this.line('branch') : ''}
      ${this.handles
        ? html`${this.choice('department', [none, ...itemsOf(departments())])}
          ${this.draft.department ? this.choice('duty', [none, ...this.codes('duty')]) : ''}`
        : ''}
    </div>`;
  }

  accountActions() {
    if (!this.person) return '';
    const { id, enabled } = this.person;
    const isMe = id === this.me?.id;
    return html`<div class="account-actions">
        <vaadin-button data-one-time ?disabled=${this.busy || !enabled || isMe} @click=${this.give}
          >${t('people.giveOneTime')}</vaadin-button
        >
        ${enabled
          ? html`<vaadin-button theme="error" data-disable ?disabled=${this.busy || isMe} @click=${this.disable}
              >${this.closing ? t('people.disableNow') : t('people.disable')}</vaadin-button
            >`
          : html`<vaadin-button data-enable ?disabled=${this.busy} @click=${this.enable}
              >${t('people.enable')}</vaadin-button
            >`}
      </div>
      <p class="small" role="status">${this.closing ? t('people.disableMeans') : ''}</p>
      ${this.history()}`;
  }

  history() {
    return html`<details class="person-history" @toggle=${this.readChanges}>
      <summary>${t('people.history')}</summary>
      <ul>
        ${(this.changes ?? []).map(
          (change) => html`<li>
            ${moment(change.at)} · ${tCode('accountChange', change.what)} ·
            <bdi>${change.byName ?? t('people.byCommand')}</bdi>
            ${Object.entries(change.fields).map(([name, { before, after }]) => html`<br />${this.fieldChange(name, before, after)}`)}
          </li>`,
        )}
      </ul>
    </details>`;
  }

  fieldChange(name, before, after) {
    return html`${tCode('people', name)}: <bdi>${this.valueOf(name, before)}</bdi> → <bdi>${this.valueOf(name, after)}</bdi>`;
  }

  valueOf(name, value) {
    if (!value) return t('people.none');
    if (name === 'role' || name === 'duty') return tCode(name, value);
    return name === 'department' ? departmentName(value) : value;
  }

  /** After an account was added or got another password. */
  handedOver() {
    const { name, login, oneTimeUntil } = this.person;
    return html`<div class="one-time">
      <h2 tabindex="-1">${this.title}</h2>
      <p>${t('people.handOver', { name, login })}</p>
      <output aria-label=${t('people.oneTime')}>${this.password}</output>
      <p class="small">${t('people.shownOnce')} ${t('people.oneTimeUntil')} ${moment(oneTimeUntil)}</p>
      <div class="dialog-actions">
        <vaadin-button @click=${this.copy}>${t('people.copy')}</vaadin-button>
        <vaadin-button theme="primary" data-done @click=${this.close}>${t('dialog.close')}</vaadin-button>
      </div>
    </div>`;
  }

  form() {
    return this.formOf(
      'dialog-form',
      html`<h2>${this.title}</h2>
        ${this.fields()} ${this.problemLine()}
        <div class="dialog-actions">
          <vaadin-button @click=${this.close}>${t('dialog.cancel')}</vaadin-button>
          ${this.saveButton(t('people.save'))}
          <button class="visually-hidden" tabindex="-1" aria-hidden="true">${t('people.save')}</button>
        </div>
        ${this.accountActions()}`,
    );
  }

  /** It has its own form, which may not stand in another one. */
  skills() {
    return this.person?.enabled && HANDLERS.includes(this.person.role) ? html`<staff-part .person=${this.person.id}></staff-part>` : '';
  }

  render() {
    return html`<dialog aria-label=${this.title} @cancel=${this.cancelled} @close=${() => (this.password = '')}>
      ${this.password ? this.handedOver() : html`${this.form()} ${this.skills()}`}
    </dialog>`;
  }
}

customElements.define('person-dialog', PersonDialog);
