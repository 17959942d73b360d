import { html } from 'lit';
import '@vaadin/text-field';
import { correctParticulars } from '../shared/api.js';
import { nameOf, said, saidCode, t, tCode } from '../shared/language.js';
import { phoneWords } from '../shared/phones.js';
import { faultWords } from '../shared/faults.js';
import { fault } from '../shared/elements/fault.js';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import '../shared/elements/unit-suggestions.js';

const UNITS = ['branch', 'hub'];
const FIELDS = ['phone', 'complainant', 'email', 'waybill', ...UNITS, 'reason'];
const REQUIRED = ['phone', 'complainant'];

/** Corrects by which number, name and waybill the customer is reached and found; the log keeps the old ones. */
class ParticularsDialog extends CaseDialog {
  static properties = { particulars: { state: true } };

  constructor() {
    super();
    this.particulars = {};
  }

  async open() {
    const { complainant, phoneWritten, phoneExtension, email, waybill } = this.complaint;
    this.units = Object.fromEntries(UNITS.map((name) => [name, this.unit(name)]));
    this.particulars = { phone: phoneWords(phoneWritten, phoneExtension), complainant, email: email ?? '', waybill: waybill ?? '', ...this.units, reason: '' };
    await this.show();
    const first = this.querySelector('vaadin-text-field');
    first.focus();
    first.inputElement.select();
  }

  unit(name) {
    const unit = this.complaint[`${name}Unit`];
    return (unit ? nameOf(unit.name) : this.complaint[name]) ?? '';
  }

  /** An untouched field stays as it is; an empty unit is removed. */
  body() {
    const given = Object.entries(this.particulars).filter(([name, text]) => !UNITS.includes(name) && text.trim());
    const units = UNITS.filter((name) => this.particulars[name] !== this.units[name]).map((name) => [name, this.particulars[name].trim() || null]);
    return { ...Object.fromEntries([...given, ...units]), email: this.particulars.email.trim() || null };
  }

  set(name, value) {
    this.particulars = { ...this.particulars, [name]: value };
  }

  async send(event) {
    event.preventDefault();
    const missing = REQUIRED.filter((name) => !this.particulars[name].trim());
    if (missing.length > 0) {
      await this.refuse(Object.fromEntries(missing.map((name) => [name, saidCode('particulars.missing', name)])));
      return;
    }
    await this.change((number, version) => correctParticulars(number, version, this.body()), said('particulars.corrected'));
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    if (problem.status === 409) return said('particulars.same');
    const wrong = faultWords(problem, FIELDS, 'particulars.missing');
    if (Object.keys(wrong).length === 0) return super.explain(problem);
    this.refuse(wrong);
    return '';
  }

  field(name) {
    return html`<vaadin-text-field
      name=${name}
      label=${tCode('particulars.field', name)}
      ?required=${REQUIRED.includes(name)}
      autocomplete="off"
      .value=${this.particulars[name] ?? ''}
      ${fault(this, name)}
      @input=${(event) => this.set(name, event.target.value)}
    ></vaadin-text-field>`;
  }

  render() {
    return this.frame(
      { title: t('particulars.title'), save: t('particulars.save') },
      html`${FIELDS.map((name) =>
        UNITS.includes(name)
          ? html`<div class="with-units">${this.field(name)}<unit-suggestions kind=${name}></unit-suggestions></div>`
          : this.field(name),
      )}`,
    );
  }
}

customElements.define('particulars-dialog', ParticularsDialog);
