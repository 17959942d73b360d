import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/date-time-picker';
import '@vaadin/text-area';
import '@vaadin/text-field';
import { fileComplaint, newKey, writeCallRecord } from '../shared/api.js';
import { onOtherPerson } from '../shared/drafts.js';
import { dropPhoneDraft, keepPhoneDraft, openPhoneDraft } from '../shared/desk/phone-draft.js';
import { language, said, saidCode, t, tCode } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { exact, spoken } from '../shared/times.js';
import { backIcon } from '../shared/icons.js';
import { channelsOf, itemsOf } from '../shared/policy-names.js';
import '../shared/elements/choice-select.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { fault } from '../shared/elements/fault.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { faultWords } from '../shared/faults.js';
import { instantOf } from '../shared/zone-time.js';
import '../shared/dialogs/ask-first.js';
import '../shared/elements/unit-suggestions.js';
import './proposed-judgement.js';
import './filed-case.js';

const TEXTS = ['phone', 'complainant', 'email', 'waybill', 'branch', 'hub', 'region', 'description', 'demand'];
const REQUIRED = ['phone', 'complainant', 'description'];
/** Texts of `intake-codes`. */
const CODES = ['remedySought', 'incidentOn', 'emergency', 'specialCare'];
/** An example of each value that a draft holds. */
const LIKE = { ...Object.fromEntries([...TEXTS, 'channel', 'language', 'key', 'callAt', 'call', ...CODES].map((name) => [name, ''])), judgement: {}, notSame: [''], guide: [''] };
const empty = () => ({ language: language(), key: newKey() });

/**
 * Intake by telephone: one form, filled top to bottom during the call. Its texts stay, also after a reload or a crash, until they
 * are filed. No single keys act in it.
 */
class NewComplaintForm extends SavingElement {
  static properties = {
    person: {},
    draft: { state: true },
    filed: { state: true },
    promised: { state: true },
  };

  constructor() {
    super();
    this.clear(empty());
  }

  connectedCallback() {
    super.connectedCallback();
    this.endOther = onOtherPerson(() => this.open());
    this.open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.endOther();
  }

  async open() {
    this.clear({ ...empty(), ...(await openPhoneDraft(LIKE)) });
  }

  /** Begins again, and keeps nothing of the typed text. */
  begin() {
    dropPhoneDraft();
    this.clear(empty());
    this.focusFirst();
  }

  /**
   * A new complaint once the last one is filed; one that is being typed stays.
   *
   * @param {{call: number, version: number, phone: string, complainant: string}} [known] of whom the person speaks with: the complaint is linked with the call
   */
  another(known) {
    if (this.filed) this.begin();
    else if (!known) this.focusFirst();
    if (known) this.fillFromCall(known);
  }

  async fillFromCall({ call, version, phone, complainant }) {
    await this.updateComplete;
    const { draft } = this;
    if (draft.phone?.trim() && draft.phone.trim() !== phone && draft.call !== `${call}/${version}`) {
      say(said('new.otherDraft'));
      this.focusFirst();
      return;
    }
    const given = Object.entries({ phone, complainant }).filter(([name, value]) => value && !draft[name]?.trim());
    this.draft = { ...draft, ...Object.fromEntries(given), call: `${call}/${version}` };
    keepPhoneDraft(this.draft);
    await this.updateComplete;
    this.querySelector(this.draft.complainant ? '[name=description]' : '[name=complainant]').focus();
  }

  /** What the call was about is the complaint (T2). Where that fails, the call still owes its record, and says so. */
  async recordCall(body, number) {
    const [call, version] = (this.draft.call ?? '').split('/').map(Number);
    if (!call) return;
    const record = {
      kind: 'complaint',
      who: body.complainant,
      phone: body.phone,
      what: body.description.slice(0, 2_000),
      ...(body.region ? { cameFrom: body.region } : {}),
      ...(body.demand ? { why: body.demand.slice(0, 500) } : {}),
      complaint: number,
    };
    await writeCallRecord(call, version || 0, record).catch(() => say(said('new.callNotRecorded', { number })));
    this.tell('call-recorded');
  }

  async focusFirst() {
    await this.updateComplete;
    (this.filed ? this.querySelector('filed-case h2') : this.querySelector('[name=phone]'))?.focus();
  }

  clear(draft) {
    this.draft = draft;
    this.wrong = {};
    this.problem = '';
    this.filed = null;
    this.promised = null;
  }

  set(name, value) {
    this.draft = { ...this.draft, [name]: value };
    keepPhoneDraft(this.draft);
  }

  /** What the customer's file knows, where nothing is typed yet. @param {object} file a Customer of the contract */
  fillFrom({ name, region, specialCare }) {
    const known = { complainant: name, region: region ?? '', specialCare: specialCare.join(',') };
    const empty = Object.entries(known).filter(([field, value]) => value && !this.draft[field]?.trim());
    this.draft = { ...this.draft, ...Object.fromEntries(empty) };
    keepPhoneDraft(this.draft);
    this.querySelector('[name=complainant]').focus();
  }

  get isBranch() {
    return this.person?.role === 'branch';
  }

  /** The channels on which this person files; the first is the usual one. */
  get channels() {
    return channelsOf(this.isBranch ? 'branch' : 'agent');
  }

  body() {
    const { draft } = this;
    const texts = TEXTS.filter((name) => draft[name]?.trim()).map((name) => [name, draft[name].trim()]);
    const callAt = instantOf(draft.callAt);
    return {
      channel: draft.channel ?? this.channels[0].code,
      language: draft.language,
      ...Object.fromEntries(texts),
      ...(callAt ? { preferredCallbackAt: callAt } : {}),
      ...(draft.judgement && !this.isBranch ? { judgement: draft.judgement } : {}),
      ...(draft.notSame?.length && !this.isBranch ? { notSameAs: draft.notSame } : {}),
      ...(draft.remedySought ? { remedySought: draft.remedySought } : {}),
      ...(draft.incidentOn ? { incidentOn: draft.incidentOn } : {}),
      ...(draft.emergency ? { emergency: true } : {}),
      ...(draft.specialCare ? { specialCare: draft.specialCare.split(',') } : {}),
    };
  }

  /** By whom earlier complaints are found, as JSON. */
  get caller() {
    if (this.isBranch) return '';
    const known = ['phone', 'complainant', 'waybill'].map((name) => [name, this.draft[name]?.trim()]).filter(([, value]) => value);
    const notSame = this.draft.notSame?.length ? { notSameAs: this.draft.notSame } : {};
    return JSON.stringify({ ...Object.fromEntries(known), ...notSame });
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const missing = REQUIRED.filter((name) => !this.draft[name]?.trim());
    if (missing.length > 0) {
      await this.refuse(Object.fromEntries(missing.map((name) => [name, saidCode('file.wrong', name)])));
      return;
    }
    await this.save(
      async () => {
        const body = this.body();
        this.filed = await fileComplaint(body, this.draft.key);
        dropPhoneDraft();
        await this.recordCall(body, this.filed.number);
      },
      (problem) => this.failed(problem),
    );
  }

  failed(problem) {
    // The same key again only if it is unknown whether the first request arrived.
    if (!problem.unclear) this.set('key', empty().key);
    const wrong = faultWords(problem, [...TEXTS, 'preferredCallbackAt', 'incidentOn'], 'file.wrong');
    if (Object.keys(wrong).length > 0) this.refuse(wrong);
    else this.problem = wordsFor(problem);
  }

  text(name, more = {}) {
    return html`<vaadin-text-field
      name=${name}
      label=${tCode('file.field', name)}
      ?required=${REQUIRED.includes(name)}
      ?autofocus=${more.autofocus}
      autocomplete="off"
      .value=${this.draft[name] ?? ''}
      ${fault(this, name)}
      @input=${(event) => this.set(name, event.target.value)}
    ></vaadin-text-field>`;
  }

  /** A field that suggests branches or hubs as one types. */
  unit(name) {
    return html`<div class="with-units">${this.text(name)}<unit-suggestions kind=${name}></unit-suggestions></div>`;
  }

  area(name, rows, longest) {
    return html`<vaadin-text-area
      name=${name}
      label=${name === 'demand' ? t('new.demand') : tCode('file.field', name)}
      ?required=${REQUIRED.includes(name)}
      min-rows=${rows}
      maxlength=${longest}
      .value=${this.draft[name] ?? ''}
      ${fault(this, name)}
      @input=${(event) => this.set(name, event.target.value)}
    ></vaadin-text-area>`;
  }

  select(name, label, items, value) {
    return html`<choice-select
      .label=${label}
      .items=${items}
      .value=${value}
      @chosen=${(event) => this.set(name, event.detail)}
    ></choice-select>`;
  }

  selects() {
    const languages = ['zh', 'en'].map((value) => ({ value, label: tCode('language', value) }));
    return html`${this.isBranch
      ? this.select('channel', t('filter.channel'), itemsOf(this.channels), this.draft.channel ?? this.channels[0].code)
      : ''}
    ${this.select('language', t('customer.language'), languages, this.draft.language)}`;
  }

  form() {
    const { draft } = this;
    return this.formOf(
      'new-form',
      html`<h2>${t(this.isBranch ? 'new.titleBranch' : 'new.title')}</h2>
      <div class="pair of-caller">${this.text('phone', { autofocus: true })} ${this.text('complainant')}</div>
      <div class="three">${this.text('waybill')} ${this.unit('branch')} ${this.unit('hub')} ${this.text('region')}</div>
      <earlier-found
        .judgement=${this.promised}
        .notSame=${draft.notSame ?? []}
        @not-same=${(event) => this.set('notSame', event.detail)}
      ></earlier-found>
      ${this.isBranch ? '' : html`<like-complaints .draft=${{ ...draft }}></like-complaints>`}
      ${this.area('description', 4, 10000)}
      <proposed-judgement
        .text=${draft.description ?? ''}
        .demand=${draft.demand ?? ''}
        .chosen=${draft.judgement ?? null}
        .caller=${this.caller}
        .readonly=${this.isBranch}
        @chosen=${(event) => this.set('judgement', event.detail)}
        @promised=${(event) => (this.promised = event.detail)}
      ></proposed-judgement>
      ${this.area('demand', 2, 2000)}
      <intake-codes
        .draft=${draft}
        .form=${this}
        ?withCare=${!this.isBranch}
        @code-set=${({ detail: { name, value } }) => this.set(name, value)}
      ></intake-codes>
      <div class="pair">
        <vaadin-date-time-picker
          label=${t('case.preferredCallback')}
          .i18n=${pickerTexts()}
          step="1800"
          .value=${draft.callAt ?? ''}
          ${fault(this, 'preferredCallbackAt')}
          @value-changed=${(event) => event.detail.value !== (draft.callAt ?? '') && this.set('callAt', event.detail.value)}
        ></vaadin-date-time-picker>
        ${this.selects()}
        ${this.text('email')}
      </div>
      <customers-of-phone
        ?branch=${this.isBranch}
        .phone=${draft.phone ?? ''}
        @customer-chosen=${({ detail }) => this.fillFrom(detail)}
      ></customers-of-phone>
      ${this.problemLine()}
      <div class="line">
        ${this.saveButton(t('new.save'))}
        <ask-first
          .words=${t('file.beginAnew')}
          .question=${t('draft.askClear')}
          .yes=${t('draft.clear')}
          .no=${t('draft.keep')}
          @confirmed=${this.begin}
        ></ask-first>
        ${this.promised && !this.wrong.description
          ? html`<p class="read-out" title=${exact(this.promised.dueAt)}>
              ${t(this.isBranch ? 'new.limit' : 'new.readOut')} <strong>${t('new.promise', { at: spoken(this.promised.dueAt) })}</strong>
              ${provisionalMark(this.promised.provisional)}
            </p>`
          : ''}
      </div>`,
    );
  }

  render() {
    return html`<div class="new-case" data-keys=${this.filed ? 'on' : 'off'} tabindex="-1" data-home>
      <button class="button quiet back" @click=${() => this.tell('go', { case: '' })}>${backIcon()}${t('case.back')}</button>
      ${this.filed
        ? html`<filed-case .filed=${this.filed} @another=${this.begin}></filed-case>`
        : html`<div class=${this.isBranch ? '' : 'with-guide'}>
            ${this.isBranch ? '' : html`<call-guide .draft=${this.draft} @ticked=${({ detail }) => this.set('guide', detail)}></call-guide>`} ${this.form()}
          </div>`}
    </div>`;
  }
}

customElements.define('new-complaint-form', NewComplaintForm);
