import { html } from 'lit';
import { changeCustomer, customer, workloads } from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { departments, itemsOf, offeredCodes } from '../shared/policy-names.js';
import { choice, line } from '../shared/elements/pieces.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const FIELDS = ['kind', 'name', 'creditCode', 'language', 'region', 'department', 'calls', 'sms', 'responsible'];
const NONE = { value: '', label: '–' };

/** Changes the fields of a customer's file; only what differs is sent. Tells `customer-changed` with the file. */
class CustomerDialog extends FormDialog {
  static properties = { person: {}, draft: { state: true }, file: { state: true }, people: { state: true } };

  constructor() {
    super();
    this.draft = null;
    this.people = [];
  }

  async open(file) {
    this.file = file;
    this.draft = this.textsOf(file);
    this.people = [file.responsible, this.person].filter(Boolean);
    await this.show();
    this.querySelector('#customer-name').focus();
    if (this.person?.role === 'supervisor') {
      const { items } = await workloads().catch(() => ({ items: [] }));
      this.people = [...this.people, ...items.map(({ person }) => person)];
    }
  }

  /** The fields as the form holds them. */
  textsOf(file) {
    const texts = FIELDS.map((name) => [name, String((name === 'responsible' ? file.responsible?.id : file[name]) ?? '')]);
    return { ...Object.fromEntries(texts), specialCare: file.specialCare };
  }

  body() {
    const before = this.textsOf(this.file);
    const changed = FIELDS.filter((name) => this.draft[name].trim() !== before[name]).map((name) => {
      const text = this.draft[name].trim();
      return [name, text === '' ? null : name === 'responsible' ? Number(text) : text];
    });
    const care = this.draft.specialCare;
    const isSameCare = care.join() === before.specialCare.join();
    return { ...Object.fromEntries(changed), ...(isSameCare ? {} : { specialCare: care.length ? care : null }) };
  }

  async send(event) {
    event.preventDefault();
    if (!this.draft.name.trim()) return this.refuse({ name: said('customers.nameMissing') });
    return this.save(
      async () => {
        const after = await changeCustomer(this.file.id, this.file.version, this.body());
        this.close();
        say(said('customers.saved'));
        this.tell('customer-changed', after);
      },
      (problem) => this.explain(problem),
    );
  }

  async explain(problem) {
    if (problem.status === 412) {
      this.file = await customer(this.file.id);
      this.problem = said('customers.changedMeanwhile');
      return;
    }
    const { codes } = problem;
    if (codes.creditCode) return this.refuse({ creditCode: said('customers.badCreditCode') });
    if (codes.name) return this.refuse({ name: said('customers.nameMissing') });
    if (codes.responsible) return this.refuse({ responsible: said('customers.noAgent') });
    this.problem = wordsFor(problem);
  }

  set(name, value) {
    this.draft = { ...this.draft, [name]: value };
    this.right(name);
  }

  line(name, longest = 100) {
    return line({
      id: `customer-${name}`,
      label: tCode('customers.field', name),
      value: this.draft[name],
      longest,
      wrong: this.wrong[name],
      change: (value) => this.set(name, value),
    });
  }

  choice(name, items) {
    return choice({
      id: `customer-${name}`,
      label: tCode('customers.field', name),
      value: this.draft[name],
      items,
      wrong: this.wrong[name],
      change: (value) => this.set(name, value),
    });
  }

  codes(name, group, none = false) {
    return this.choice(name, [...(none ? [NONE] : []), ...codesOf(group).map((value) => ({ value, label: tCode(group, value) }))]);
  }

  agents() {
    const known = new Map(this.people.map(({ id, name }) => [String(id), name]));
    return [NONE, ...[...known].map(([value, label]) => ({ value, label }))];
  }

  care() {
    const offered = offeredCodes('specialCare', this.draft.specialCare);
    if (!offered.length) return '';
    const toggled = (code, on) => offered.map((one) => one.code).filter((one) => (one === code ? on : this.draft.specialCare.includes(one)));
    return html`<fieldset class="checks">
      <legend>${tCode('customers.field', 'specialCare')}</legend>
      ${offered.map(
        ({ code, label }) => html`<label class="check"
          ><input
            type="checkbox"
            .checked=${this.draft.specialCare.includes(code)}
            @change=${(event) => this.set('specialCare', toggled(code, event.target.checked))}
          />
          ${label}</label
        >`,
      )}
    </fieldset>`;
  }

  render() {
    if (!this.draft) return this.frame({ title: t('customers.change'), save: t('customers.save') }, '');
    return this.frame(
      { title: t('customers.change'), save: t('customers.save') },
      html`<div class="customer-fields">
          ${this.line('name')} ${this.codes('kind', 'customers.kind')}
          ${this.draft.kind === 'company' ? this.line('creditCode', 40) : ''} ${this.codes('language', 'language')}
          ${this.line('region')} ${this.choice('department', [NONE, ...itemsOf(departments())])}
          ${this.codes('calls', 'customers.consent', true)} ${this.codes('sms', 'customers.consent', true)}
          ${this.choice('responsible', this.agents())}
        </div>
        ${this.care()}`,
    );
  }
}

customElements.define('customer-dialog', CustomerDialog);
