import { html } from 'lit';
import '@vaadin/checkbox';
import '@vaadin/checkbox-group';
import '@vaadin/date-time-picker';
import '@vaadin/radio-group';
import '@vaadin/text-area';
import '@vaadin/text-field';
import { recordCall, writeCallRecord } from '../shared/api.js';
import { codesOf, said, saidCode, t, tCode } from '../shared/language.js';
import { departments, itemsOf } from '../shared/policy-names.js';
import { instantOf } from '../shared/zone-time.js';
import '../shared/elements/choice-select.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { moment } from '../shared/elements/pieces.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const KINDS = ['complaint', 'inquiry', 'suggestion', 'other'];
const URGENCIES = ['at-once', 'this-month', 'this-quarter', 'later', 'none'];
const POINTS = ['phone', 'name', 'address', 'matter'];
const TEXTS = ['who', 'phone', 'address', 'cameFrom', 'what', 'why'];
const EMPTY = {
  ...Object.fromEntries(TEXTS.map((name) => [name, ''])),
  kind: 'inquiry',
  verified: [''],
  urgency: '',
  customer: '',
  department: '',
  callback: '',
  callbackAt: '',
  direction: 'in',
  calledAt: '',
};

/**
 * What a call was about (T2, T9, T12), by keyboard: Tab through the fields, Ctrl+Enter saves. Of a call that no exchange reported also when it was. Tells
 * `call-recorded`, and `file-another` where a complaint is to be filed of it.
 */
class CallRecordDialog extends FormDialog {
  static properties = { about: { state: true }, ...Object.fromEntries(Object.keys(EMPTY).map((name) => [name, { state: true }])) };

  constructor() {
    super();
    this.about = null;
    this.kept = new KeptInput(this, EMPTY, () => `call-record/${this.about.call?.id ?? 'by-hand'}`);
  }

  /**
   * @param {{call: object | null, kind?: string, known?: {phone: string, who: string, customer: string}, files?: object[], record?: object | null}} about
   *   `record`: the one that is changed
   */
  async open(about) {
    this.about = { files: [], record: null, ...about };
    const { record } = this.about;
    const begun = record
      ? {
          ...Object.fromEntries(TEXTS.map((name) => [name, record[name] ?? ''])),
          phone: record.phoneWritten ?? '',
          kind: record.kind,
          verified: record.verified,
          urgency: record.urgency ?? '',
          customer: record.customer ? String(record.customer) : '',
          department: record.passed?.department ?? '',
        }
      : { ...(about.known ?? {}) };
    this.kept.open(begun);
    if (about.kind) this.kind = about.kind;
    await this.show();
    this.querySelector(this.who || this.kind === 'other' ? '[name=what]' : '[name=who]')?.focus();
  }

  get isByHand() {
    return !this.about.call;
  }

  get needsCaller() {
    return this.kind !== 'other';
  }

  record() {
    const texts = TEXTS.map((name) => [name, this[name].trim()]).filter(([, value]) => value);
    return {
      kind: this.kind,
      ...Object.fromEntries(texts),
      verified: this.verified.filter((point) => POINTS.includes(point)),
      ...(this.kind === 'inquiry' && this.urgency ? { urgency: this.urgency } : {}),
      ...(this.customer ? { customer: Number(this.customer) } : {}),
      ...(this.kind === 'inquiry' && this.callback ? { callback: this.callbackAt ? { at: instantOf(this.callbackAt) } : {} } : {}),
      ...(this.kind === 'suggestion' && this.department ? { department: this.department } : {}),
    };
  }

  send(event) {
    event.preventDefault();
    const wrong = {};
    if (this.needsCaller && !this.who.trim()) wrong.who = missing('calls.field.who');
    if (!this.what.trim()) wrong.what = missing('calls.field.what');
    if (this.kind === 'inquiry' && this.callback && !this.phone.trim()) wrong.phone = missing('calls.field.phone');
    if (Object.keys(wrong).length) return this.refuse(wrong);
    return this.save(
      async () => {
        const { call, record } = this.about;
        const sent = this.record();
        const written = call
          ? await writeCallRecord(call.id, record?.version ?? 0, sent)
          : await recordCall({ direction: this.direction, ...(this.calledAt ? { at: instantOf(this.calledAt) } : {}), record: sent });
        this.kept.done();
        this.close();
        this.tell('call-recorded', written);
        if (written.kind === 'complaint' && !written.complaint) {
          this.tell('file-another', { call: written.call, version: written.version, phone: written.phoneWritten ?? '', complainant: written.who });
        } else {
          say(this.said(written));
        }
      },
      (problem) => this.explain(problem),
    );
  }

  said({ missing: lacks, customer, passed }) {
    if (lacks.length) return said('calls.savedLacking', { what: lacks.map((point) => tCode('calls.point', point)).join(t('calls.and')) });
    if (passed) return said('calls.savedPassed');
    return customer ? said('calls.savedInFile') : said('calls.saved');
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    if (problem.status === 412) {
      this.problem = said('calls.changedMeanwhile');
      return;
    }
    const codes = Object.fromEntries(Object.entries(problem.codes).map(([name, code]) => [name.replace(/^record\//, ''), code]));
    const wrong = {};
    if ('phone' in codes) wrong.phone = codesOf('fault').includes(codes.phone) ? saidCode('fault', codes.phone) : said('calls.phoneWrong');
    if ('callback/at' in codes) wrong.callbackAt = said('calls.timeWrong');
    if ('at' in problem.codes) wrong.calledAt = said('calls.notYet');
    if ('department' in codes) wrong.department = missing('calls.field.department');
    if (Object.keys(wrong).length) this.refuse(wrong);
    else this.problem = wordsFor(problem);
  }

  /** The group tells of each list that it is given. @param {string[]} points */
  verify(points) {
    const known = this.verified.filter((point) => POINTS.includes(point));
    if (points.length !== known.length || points.some((point) => !known.includes(point))) this.verified = points;
  }

  text(name, more = {}) {
    return html`<vaadin-text-field
      name=${name}
      label=${tCode('calls.field', name)}
      maxlength=${more.longest ?? 100}
      autocomplete="off"
      ?required=${Boolean(more.required)}
      .value=${this[name]}
      ${fault(this, name)}
      @input=${(event) => (this[name] = event.target.value)}
    ></vaadin-text-field>`;
  }

  area(name, rows, longest) {
    return html`<vaadin-text-area
      name=${name}
      label=${tCode('calls.field', name)}
      min-rows=${rows}
      maxlength=${longest}
      ?required=${name === 'what'}
      .value=${this[name]}
      ${fault(this, name)}
      @input=${(event) => (this[name] = event.target.value)}
    ></vaadin-text-area>`;
  }

  /** What the caller said, of whom there may be several with one number. */
  files() {
    const { files } = this.about;
    if (!this.needsCaller || files.length < 2) return '';
    return html`<choice-select
      .label=${t('calls.field.customer')}
      .none=${t('calls.byName')}
      .items=${files.map(({ id, name }) => ({ value: String(id), label: `${name} (${id})` }))}
      .value=${this.customer}
      @chosen=${({ detail }) => (this.customer = detail)}
    ></choice-select>`;
  }

  picker(name) {
    return html`<vaadin-date-time-picker
      label=${tCode('calls.field', name)}
      helper-text=${tCode('calls.hint', name)}
      .i18n=${pickerTexts()}
      step="1800"
      .value=${this[name]}
      ${fault(this, name)}
      @value-changed=${(event) => (this[name] = event.detail.value)}
    ></vaadin-date-time-picker>`;
  }

  ofInquiry() {
    return html`<choice-select
        .label=${t('calls.field.urgency')}
        .none=${t('calls.notAsked')}
        .items=${URGENCIES.map((value) => ({ value, label: tCode('calls.urgency', value) }))}
        .value=${this.urgency}
        @chosen=${({ detail }) => (this.urgency = detail)}
      ></choice-select>
      ${this.about.record?.callback
        ? html`<p class="small">${t('calls.callbackPlanned')}</p>`
        : html`<vaadin-checkbox
              label=${t('calls.field.callback')}
              .checked=${Boolean(this.callback)}
              @checked-changed=${(event) => (this.callback = event.detail.value ? 'true' : '')}
            ></vaadin-checkbox>
            ${this.callback ? this.picker('callbackAt') : ''}`}`;
  }

  ofSuggestion() {
    return html`<choice-select
      .label=${t('calls.field.department')}
      .none=${t('calls.ownDepartment')}
      .items=${itemsOf(departments())}
      .value=${this.department}
      @chosen=${({ detail }) => (this.department = detail)}
    ></choice-select>`;
  }

  byHand() {
    return html`<div class="pair">
      <vaadin-radio-group label=${t('calls.field.direction')} .value=${this.direction} @value-changed=${(event) => (this.direction = event.detail.value)}>
        ${['in', 'out'].map((code) => html`<vaadin-radio-button value=${code} label=${tCode('calls.direction', code)}></vaadin-radio-button>`)}
      </vaadin-radio-group>
      ${this.picker('calledAt')}
    </div>`;
  }

  fields() {
    return html`<vaadin-radio-group
        label=${t('calls.whatAbout')}
        .value=${this.kind}
        @value-changed=${(event) => event.detail.value && (this.kind = event.detail.value)}
      >
        ${KINDS.map((code) => html`<vaadin-radio-button value=${code} label=${tCode('calls.kind', code)}></vaadin-radio-button>`)}
      </vaadin-radio-group>
      ${this.isByHand ? this.byHand() : html`<field-words at="call" reads .known=${{ name: this.who.trim() || undefined }}></field-words>`}
      <div class="pair">${this.text('who', { required: this.needsCaller })} ${this.text('phone')}</div>
      ${this.files()} ${this.area('what', 3, 2000)}
      ${this.needsCaller
        ? html`<div class="pair">${this.text('cameFrom')} ${this.text('why', { longest: 500 })}</div>
            ${this.text('address', { longest: 200 })}
            ${this.kind === 'inquiry' ? this.ofInquiry() : ''} ${this.kind === 'suggestion' ? this.ofSuggestion() : ''}
            <vaadin-checkbox-group
              label=${t('calls.field.verified')}
              .value=${this.verified.filter((point) => POINTS.includes(point))}
              @value-changed=${(event) => this.verify(event.detail.value)}
            >
              ${POINTS.map((point) => html`<vaadin-checkbox value=${point} label=${tCode('calls.verify', point)}></vaadin-checkbox>`)}
            </vaadin-checkbox-group>`
        : ''}
      ${this.changed()}`;
  }

  changed() {
    const { changedBy, changedAt } = this.about.record ?? {};
    return changedBy ? html`<p class="small">${t('calls.changedBy', { name: changedBy.name, at: moment(changedAt) })}</p>` : '';
  }

  render() {
    if (!this.about) return '';
    const isFiled = this.kind === 'complaint' && !this.about.record?.complaint;
    return this.frame({ title: t(this.isByHand ? 'calls.byHandTitle' : 'calls.recordTitle'), save: t(isFiled ? 'calls.saveAndFile' : 'calls.save') }, this.fields());
  }
}

customElements.define('call-record-dialog', CallRecordDialog);
