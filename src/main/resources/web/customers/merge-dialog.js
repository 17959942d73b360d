import { html } from 'lit';
import '@vaadin/text-area';
import { customer, mergeCustomers, mergePreview } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { codeName, departmentName } from '../shared/policy-names.js';
import { tierWords } from '../shared/tiers.js';
import { short } from '../shared/times.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './customers-found.js';
import { contactWords, named } from './file-words.js';

const PAUSE = 350;
/** What is compared side by side, and its words. */
const ROWS = {
  name: ({ name }) => name,
  kind: ({ kind }) => tCode('customers.kind', kind),
  creditCode: ({ creditCode }) => creditCode,
  language: ({ language }) => tCode('language', language),
  region: ({ region }) => region,
  department: ({ department }) => department && departmentName(department),
  calls: ({ calls }) => calls && tCode('customers.consent', calls),
  sms: ({ sms }) => sms && tCode('customers.consent', sms),
  responsible: ({ responsible }) => responsible?.name,
  specialCare: ({ specialCare }) => specialCare.map((code) => codeName('specialCare', code)).join(t('customers.and')),
  tiers: ({ tiers }) => tiers.map(tierWords).join(t('customers.and')),
  blacklisted: ({ blacklisted }) => blacklisted.map(({ department }) => (department ? departmentName(department) : t('customers.companyList'))).join(t('customers.and')),
  contacts: ({ contacts }) => contacts.map(contactWords).join(t('customers.and')),
  cases: ({ cases, open }) => t('customers.cases', { n: cases, open }),
  lastContact: ({ lastContactAt }) => short(lastContactAt),
};

/**
 * Merges two files of one customer: both side by side with the result, in the direction that the person chooses. Tells `customer-merged` with
 * the file that stays.
 */
class MergeDialog extends FormDialog {
  static properties = { file: { state: true }, other: { state: true }, keeps: { state: true }, preview: { state: true }, sought: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.file = null;
    this.kept = new KeptInput(this, { reason: '' }, () => `merge/${this.file.id}`);
    this.begin();
  }

  begin() {
    this.other = null;
    this.preview = null;
    this.keeps = true;
    this.sought = '';
  }

  /** @param {object} file @param {object} [other] the one that may be the same customer's; else the person finds it */
  async open(file, other) {
    this.begin();
    this.file = file;
    this.kept.open();
    await this.show();
    if (other) await this.compare(other);
    else this.querySelector('#merge-sought').focus();
  }

  seek(text) {
    clearTimeout(this.soon);
    this.right('sought');
    this.soon = setTimeout(() => (this.sought = text.trim()), PAUSE);
  }

  /** Which file is merged, and which stays. */
  get way() {
    return this.keeps ? [this.other.id, this.file.id] : [this.file.id, this.other.id];
  }

  async compare(other) {
    if (other.id === this.file.id) return this.refuse({ sought: said('customers.mergeSame') });
    this.other = other;
    await this.look();
    this.querySelector('[name=merge-way]')?.focus();
  }

  async look() {
    try {
      const [from, into] = this.way;
      this.preview = await mergePreview(from, into);
    } catch (problem) {
      this.preview = null;
      this.problem = problem.status === 409 ? said('customers.mergeNot') : wordsFor(problem);
    }
    await this.updateComplete;
  }

  turn(keeps) {
    this.keeps = keeps;
    return this.look();
  }

  async send(event) {
    event.preventDefault();
    if (!this.other) return this.refuse({ sought: said('customers.mergeChoose') });
    const reason = this.reason.trim();
    if (!reason) return this.refuse({ reason: said('customers.mergeReasonMissing') });
    if (!this.preview) return this.look();
    const { from, into } = this.preview;
    return this.save(
      async () => {
        const merged = await mergeCustomers(from.id, from.version, { into: into.id, intoVersion: into.version, reason });
        this.kept.done(`merge/${this.file.id}`);
        this.close();
        say(said('customers.merged'));
        this.tell('customer-merged', merged);
      },
      (problem) => this.explain(problem),
    );
  }

  async explain(problem) {
    if (problem.status === 412) {
      this.file = await customer(this.file.id);
      await this.look();
      this.problem = said('customers.mergeChanged');
    } else {
      this.problem = problem.status === 409 ? said('customers.mergeNot') : wordsFor(problem);
    }
  }

  finding() {
    return html`<div class="field">
        <label for="merge-sought">${t('customers.mergeSought')}</label>
        <input
          class="input"
          id="merge-sought"
          type="search"
          maxlength="60"
          autocomplete="off"
          aria-invalid=${this.wrong.sought ? 'true' : 'false'}
          aria-describedby="merge-sought-words"
          @input=${(event) => this.seek(event.target.value)}
        />
        <p id="merge-sought-words" class="wrong" ?hidden=${!this.wrong.sought}>${this.wrong.sought ?? ''}</p>
      </div>
      <customers-found choosing .sought=${this.sought} .place=${{ view: 'customers' }} @file-chosen=${({ detail }) => this.compare(detail)}></customers-found>`;
  }

  direction(keeps, file) {
    return html`<label class="check"
      ><input type="radio" name="merge-way" .checked=${this.keeps === keeps} @change=${() => this.turn(keeps)} />
      ${t('customers.mergeKeeps', { name: named(file) })}</label
    >`;
  }

  /** Nothing is said of what none of them has. */
  row(name, words) {
    const said = [this.preview.from, this.preview.into, this.preview.result].map((file) => words(file) || '');
    if (said.every((text) => !text)) return '';
    const [from, into, result] = said.map((text) => text || '–');
    return html`<tr class=${from === into ? '' : 'differs'}>
      <th scope="row">${tCode('customers.mergeRow', name)}</th>
      <td><bdi>${from}</bdi></td>
      <td><bdi>${into}</bdi></td>
      <td><strong><bdi>${result}</bdi></strong></td>
    </tr>`;
  }

  comparison() {
    return html`<fieldset class="checks">
        <legend>${t('customers.mergeWay')}</legend>
        ${this.direction(true, this.file)} ${this.direction(false, this.other)}
      </fieldset>
      ${this.preview
        ? html`<div class="merge-table" tabindex="0" role="region" aria-label=${t('customers.mergePreview')}>
            <table>
              <thead>
                <tr>
                  <td></td>
                  <th scope="col">${t('customers.mergeFrom')} (${this.preview.from.id})</th>
                  <th scope="col">${t('customers.mergeInto')} (${this.preview.into.id})</th>
                  <th scope="col">${t('customers.mergeResult')}</th>
                </tr>
              </thead>
              <tbody>
                ${Object.entries(ROWS).map(([name, words]) => this.row(name, words))}
              </tbody>
            </table>
          </div>`
        : ''}
      <vaadin-text-area
        label=${t('customers.mergeReason')}
        maxlength="2000"
        required
        .value=${this.reason}
        ${fault(this, 'reason')}
        @input=${(event) => (this.reason = event.target.value)}
      ></vaadin-text-area>
      <p class="small">${t('customers.mergeUndoable')}</p>`;
  }

  render() {
    return this.frame({ title: t('customers.mergeTitle'), save: t('customers.mergeSave') }, this.other ? this.comparison() : this.finding());
  }
}

customElements.define('merge-dialog', MergeDialog);
