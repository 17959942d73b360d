import { html } from 'lit';
import '@vaadin/date-picker';
import { chooseCodes } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { faultWords } from '../shared/faults.js';
import { fault } from '../shared/elements/fault.js';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { needStyles } from '../shared/stylesheet.js';
import { CODE_FIELDS } from '../shared/policy-names.js';
import { chosenOf, withChoice } from './chosen.js';
import './code-choices.js';

needStyles(new URL('../codes/codes.css', import.meta.url));

/** Chooses or corrects the codes of a case, at any time; one key opens it and one key makes each choice. */
class CodesDialog extends CaseDialog {
  static properties = { chosen: { state: true }, byProgram: { state: true }, incidentOn: { state: true }, emergency: { state: true } };

  constructor() {
    super();
    this.chosen = {};
    this.byProgram = [];
    this.incidentOn = '';
    this.emergency = false;
  }

  async open() {
    this.chosen = chosenOf(this.complaint);
    this.byProgram = this.complaint.codesByProgram;
    this.incidentOn = this.complaint.incidentOn ?? '';
    this.emergency = this.complaint.emergency;
    await this.show();
  }

  choose({ field, code, taken }) {
    this.chosen = withChoice(this.chosen, field, code, taken);
    this.byProgram = this.byProgram.filter((name) => name !== field);
  }

  /** The codes that differ from those read, and those that a person has confirmed. */
  body() {
    const before = chosenOf(this.complaint);
    const confirmed = (field) => this.complaint.codesByProgram.includes(field) && !this.byProgram.includes(field);
    const differs = (field) => confirmed(field) || JSON.stringify(before[field]) !== JSON.stringify(this.chosen[field]);
    return {
      ...Object.fromEntries(CODE_FIELDS.filter(differs).map((field) => [field, this.chosen[field] ?? null])),
      ...(this.incidentOn !== (this.complaint.incidentOn ?? '') ? { incidentOn: this.incidentOn || null } : {}),
      ...(this.emergency !== this.complaint.emergency ? { emergency: this.emergency } : {}),
    };
  }

  async send(event) {
    event.preventDefault();
    await this.change((number, version) => chooseCodes(number, version, this.body()), said('codes.saved'));
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    if (problem.status === 409) return said('codes.same');
    const wrong = faultWords(problem, ['incidentOn'], 'file.wrong');
    if (Object.keys(wrong).length === 0) return super.explain(problem);
    this.refuse(wrong);
    return '';
  }

  render() {
    return this.frame(
      { title: t('codes.title'), save: t('codes.save') },
      html`<p class="small">${t('codes.hint')}</p>
        <code-choices
          .fields=${CODE_FIELDS}
          .chosen=${this.chosen}
          .byProgram=${this.byProgram}
          .proposed=${this.complaint?.proposedCodes ?? {}}
          @code-chosen=${(event) => this.choose(event.detail)}
        ></code-choices>
        <vaadin-date-picker
          label=${tCode('codes.field', 'incidentOn')}
          name="incidentOn"
          .i18n=${pickerTexts()}
          .value=${this.incidentOn}
          .max=${this.complaint?.receivedAt?.slice(0, 10) ?? ''}
          ${fault(this, 'incidentOn')}
          @value-changed=${(event) => (this.incidentOn = event.detail.value)}
        ></vaadin-date-picker>
        <label class="check emergency-check">
          <input type="checkbox" name="emergency" .checked=${this.emergency} @change=${(event) => (this.emergency = event.target.checked)} />
          ${t('codes.emergency')}
        </label>`,
    );
  }
}

customElements.define('codes-dialog', CodesDialog);
