import { html } from 'lit';
import { addUnit, changeUnit, moveUnitMember, unit as readUnit, units } from '../shared/api.js';
import { codesOf, nameOf, said, t, tCode } from '../shared/language.js';
import { departmentName, departments, itemsOf } from '../shared/policy-names.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { unitName } from '../shared/units.js';
import { choice, line, moment } from '../shared/elements/pieces.js';
import './sentences.js';

const NEW = { code: '', kind: 'branch', nameZh: '', nameEn: '', parent: '', parentFrom: '', line: '', phone: '', validFrom: '', validTo: '' };
/** Kinds of units that one of a kind may belong to. */
const PARENTS = { region: [], hub: ['region'], branch: ['hub', 'region'], department: ['region', 'hub', 'branch'] };
const FIELD_OF = { name: 'nameZh' };
const MOST = 200;

/** One unit: its fields, its past, its members and changes; or a new one. Tells `unit-changed`. */
class UnitDialog extends FormDialog {
  static properties = {
    details: { state: true },
    draft: { state: true },
    member: { state: true },
    parents: { state: true },
    wrong: { state: true },
  };

  constructor() {
    super();
    this.forget(null);
  }

  forget(details) {
    const unit = details?.unit;
    this.details = details;
    this.wrong = {};
    this.member = { login: '', department: '', from: '' };
    this.parents = [];
    this.draft = {
      ...NEW,
      ...Object.fromEntries(['code', 'kind', 'line', 'phone', 'validFrom', 'validTo'].map((name) => [name, unit?.[name] ?? NEW[name]])),
      nameZh: unit?.name.zh ?? '',
      nameEn: unit?.name.en ?? '',
      parent: details?.parents.at(-1)?.parent?.code ?? '',
    };
  }

  /** @param {string | null} code */
  async open(code) {
    this.problem = '';
    try {
      this.forget(code ? await readUnit(code) : null);
    } catch (problem) {
      say(wordsFor(problem));
      return;
    }
    await this.show();
    this.querySelector(code ? '#unit-nameZh' : '#unit-code').focus();
    await this.readParents();
  }

  async readParents() {
    const { kind } = this.draft;
    const pages = await Promise.all(PARENTS[kind].map((one) => units({ kind: one, limit: MOST }))).catch(() => []);
    if (kind === this.draft.kind) this.parents = pages.flatMap((page) => page.items);
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
    if ('kind' in change) this.readParents();
  }

  get title() {
    return this.details ? t('network.title', { code: this.draft.code }) : t('network.add');
  }

  body() {
    const { code, kind, nameZh, nameEn, parent, parentFrom, line: business, phone, validFrom, validTo } = this.draft;
    return {
      ...(this.details ? { parentFrom: parentFrom || null } : { code: code.trim(), kind }),
      name: { zh: nameZh.trim(), en: nameEn.trim() || null },
      parent: parent || null,
      line: business.trim() || null,
      phone: phone.trim() || null,
      validFrom: validFrom || null,
      validTo: validTo || null,
    };
  }

  send(event) {
    event.preventDefault();
    this.wrong = {};
    return this.save(
      async () => {
        const unit = this.details ? await changeUnit(this.draft.code, this.body()) : await addUnit(this.body());
        say(said('network.saved', { name: nameOf(unit.name) }));
        this.tell('unit-changed', unit);
        this.close();
      },
      async (problem) => {
        this.refused(problem);
        await this.updateComplete;
        this.querySelector('[aria-invalid="true"]')?.focus();
      },
    );
  }

  refused(problem) {
    const fields = problem.status === 422 ? Object.entries(problem.fields) : [];
    this.wrong = Object.fromEntries(fields.map(([name, detail]) => [FIELD_OF[name.split('/')[0]] ?? name, detail]));
    if (problem.status === 409) this.problem = said('network.taken');
    else if (fields.length === 0) this.problem = wordsFor(problem);
  }

  /** A person or a department that belongs to this unit from a day on. */
  join() {
    const { login, department, from } = this.member;
    return this.save(
      async () => {
        await moveUnitMember({ login: login.trim() || null, department: department || null, unit: this.draft.code, from });
        this.details = await readUnit(this.draft.code);
        this.member = { login: '', department: '', from: '' };
      },
      (problem) => (this.problem = problem.status === 422 ? said('network.noMember') : wordsFor(problem)),
    );
  }

  line(name, more = {}) {
    return line({
      id: `unit-${name}`,
      label: tCode('network', name),
      value: this.draft[name],
      wrong: this.wrong[name] ? t('network.wrong', { field: tCode('network', name), detail: this.wrong[name] }) : undefined,
      change: (value) => this.change({ [name]: value }),
      ...more,
    });
  }

  choice(name, items) {
    return choice({
      id: `unit-${name}`,
      label: tCode('network', name),
      value: this.draft[name],
      items,
      wrong: this.wrong[name] ? t('network.wrong', { field: tCode('network', name), detail: this.wrong[name] }) : undefined,
      change: (value) => this.change({ [name]: value }),
    });
  }

  get hasOtherParent() {
    return this.details && this.draft.parent !== (this.details.parents.at(-1)?.parent?.code ?? '');
  }

  fields() {
    const kinds = codesOf('unitKind').map((code) => ({ value: code, label: tCode('unitKind', code) }));
    const parents = this.parents.map((unit) => ({ value: unit.code, label: unitName(unit, '') }));
    const unknown = this.draft.parent && !parents.some(({ value }) => value === this.draft.parent);
    const gone = unknown ? [{ value: this.draft.parent, label: this.draft.parent }] : [];
    return html`<div class="person-form">
      ${this.details ? '' : html`${this.line('code', { longest: 20 })} ${this.choice('kind', kinds)}`}
      ${this.line('nameZh')} ${this.line('nameEn')}
      ${this.choice('parent', [{ value: '', label: t('network.none') }, ...gone, ...parents])}
      ${this.hasOtherParent ? this.line('parentFrom', { type: 'date' }) : ''} ${this.line('phone', { longest: 60 })}
      ${this.line('line', { longest: 50 })} ${this.line('validFrom', { type: 'date' })} ${this.line('validTo', { type: 'date' })}
    </div>`;
  }

  past() {
    const { parents, changes } = this.details;
    return html`${parents.length > 1
        ? html`<h3>${t('network.past')}</h3>
            <ul>${parents.map(({ from, parent }) => html`<li>${from ?? t('network.ever')}: <bdi>${unitName(parent, t('network.none'))}</bdi></li>`)}</ul>`
        : ''}
      <details class="person-history">
        <summary>${t('network.changes')}</summary>
        <ul>
          ${changes.map(
            ({ at, byName, fields }) => html`<li>
              ${moment(at)} · <bdi>${byName ?? t('network.byCommand')}</bdi>
              ${Object.entries(fields).map(
                ([name, { before, after }]) => html`<br />${tCode('network', name)}: <bdi>${before || '–'}</bdi> → <bdi>${after || '–'}</bdi>`,
              )}
            </li>`,
          )}
        </ul>
      </details>`;
  }

  members() {
    const member = (change) => (this.member = { ...this.member, ...change });
    const { login, department, from } = this.member;
    return html`<h3>${t('network.members')}</h3>
      <ul>
        ${this.details.members.map(
          (one) => html`<li>
            <bdi>${one.department ? departmentName(one.department) : `${one.name} (${one.login})`}</bdi>
            <span class="small">${one.from} – ${one.until ?? '…'}</span>
          </li>`,
        )}
      </ul>
      <div class="member-form">
        ${line({ id: 'member-login', label: t('network.login'), value: login, change: (value) => member({ login: value }) })}
        ${choice({
          id: 'member-department',
          label: t('network.orDepartment'),
          value: department,
          items: [{ value: '', label: t('network.none') }, ...itemsOf(departments())],
          change: (value) => member({ department: value }),
        })}
        ${line({ id: 'member-from', label: t('network.from'), type: 'date', value: from, change: (value) => member({ from: value }) })}
        <vaadin-button data-join ?disabled=${this.busy || !from || Boolean(login.trim()) === Boolean(department)} @click=${this.join}
          >${t('network.join')}</vaadin-button
        >
      </div>`;
  }

  render() {
    return this.frame(
      { title: this.title, save: t('network.save') },
      html`${this.fields()} ${this.details ? html`${this.members()} ${this.past()}` : ''}`,
    );
  }
}

customElements.define('unit-dialog', UnitDialog);
