import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { ReadingAgain } from '../live/server-back.js';
import { fileComplaint, newKey, remediesOffered } from '../shared/api.js';
import { now } from '../shared/clock.js';
import { faultWords } from '../shared/faults.js';
import { language, nameOf, said, saidCode, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { forgetDraft, keepDraft, onDraftElsewhere, openDraft } from './complaint-draft.js';
import { typedBefore } from './plain-form.js';
import { waybillPicture } from './waybill-picture.js';
import { chosenCallTime } from './call-times.js';
import './call-time-field.js';
import './form-field.js';
import '../files/file-picker.js';
import '../shared/elements/unit-suggestions.js';
import './kept-before.js';
import './shared-here.js';

const FIELDS = ['complainant', 'phone', 'email', 'waybill', 'branch', 'region', 'description', 'demand', 'remedySought', 'incidentOn', 'preferredCallbackAt'];
const REQUIRED = ['complainant', 'phone', 'description'];
/** What was to be sent earlier than that is sent by its button alone: another customer may use the device by now. */
const SENT_BY_ITSELF = 24 * 60 * 60_000;

/** Four short steps on one page. The draft is kept here until the server has acknowledged the complaint. */
class ComplaintForm extends PageElement {
  static properties = { wrong: { state: true }, problem: { state: true }, busy: { state: true }, remedies: { state: true } };

  constructor() {
    super();
    this.draft = openDraft();
    this.keptAt = Object.values(this.draft.fields).some((text) => text) ? this.draft.at : null;
    const typed = typedBefore();
    if (Object.keys(typed).length > 0) {
      Object.assign(this.draft.fields, typed);
      keepDraft(this.draft);
    }
    this.wrong = {};
    this.problem = '';
    this.sendingAgain = new ReadingAgain(this, () => this.stillStands() && this.send());
    this.goOn();
    this.busy = false;
    this.remedies = [];
    // Without an answer the question is left out; the demand can be written all the same.
    remediesOffered().then(
      ({ items }) => (this.remedies = items),
      () => {},
    );
  }

  connectedCallback() {
    super.connectedCallback();
    this.endings.push(onDraftElsewhere((draft) => this.follow(draft)));
  }

  /** Words shared into the page stand after those that the customer has typed. */
  add(words) {
    const { fields } = this.draft;
    fields.description = [fields.description, words].filter(Boolean).join('\n');
    keepDraft(this.draft);
    this.requestUpdate();
  }

  /** What got no answer before the page was closed is sent again. */
  goOn() {
    if (!this.draft.sent) return;
    const byItself = this.stillStands() && Date.now() - this.draft.at < SENT_BY_ITSELF;
    this.problem = said(byItself ? 'send.waits' : 'file.mayNotHaveArrived');
    if (byItself) this.sendingAgain.failed({ unclear: true });
  }

  /** Nothing was changed since it was sent. */
  stillStands() {
    return JSON.stringify(this.draft.sent) === JSON.stringify(this.body());
  }

  /** All tabs show one draft, so that none overwrites another, and a complaint that one has sent is gone from the others. */
  follow(draft) {
    if (this.busy) return;
    this.draft = draft;
    this.requestUpdate();
  }

  onInput(event) {
    const { name, value } = event.target;
    if (!name) return;
    this.draft.fields[name] = value;
    keepDraft(this.draft);
    this.mend(name);
  }

  /** What says how many answers need a change goes with the last of them. */
  mend(name) {
    if (!this.wrong[name]) return;
    const { [name]: mended, ...wrong } = this.wrong;
    this.wrong = wrong;
    this.problem = this.howManyWrong();
  }

  howManyWrong() {
    const n = Object.keys(this.wrong).length;
    return n > 0 ? said('file.someWrong', { n }) : '';
  }

  /** Files that have arrived are named in the draft, so they outlive the page. */
  onFiles(event) {
    this.draft.files = event.target.sent;
    keepDraft(this.draft);
  }

  firstUpdated() {
    this.querySelector('file-picker').open(this.draft.files ?? []);
  }

  onTimeChosen(event) {
    Object.assign(this.draft.fields, event.detail);
    keepDraft(this.draft);
    this.mend('preferredCallbackAt');
  }

  body() {
    const { fields } = this.draft;
    const given = Object.fromEntries(
      FIELDS.filter((name) => fields[name]?.trim()).map((name) => [name, fields[name].trim()]),
    );
    delete given.preferredCallbackAt;
    const callAt = fields.callDay ? chosenCallTime(fields.callDay, fields.callTime) : null;
    const channel = new URLSearchParams(location.search).get('channel') === 'app' ? 'app' : 'website';
    const attachments = (this.draft.files ?? []).map(({ id }) => id);
    return { channel, language: language(), ...given, ...(attachments.length ? { attachments } : {}), ...(callAt ? { preferredCallbackAt: callAt } : {}) };
  }

  async send(event) {
    event?.preventDefault();
    if (this.busy) return;
    const missing = REQUIRED.filter((name) => !this.draft.fields[name]?.trim());
    if (missing.length > 0) {
      this.show(Object.fromEntries(missing.map((name) => [name, saidCode('file.wrong', name)])));
      return;
    }
    const { hindrance } = this.querySelector('file-picker');
    if (hindrance) {
      this.problem = said(hindrance);
      return;
    }
    this.busy = true;
    this.problem = '';
    const before = this.draft.sent;
    this.draft.sent = this.body();
    keepDraft(this.draft);
    try {
      this.acknowledged(await fileComplaint(this.draft.sent, this.draft.key, true));
    } catch (problem) {
      await this.failed(problem, before);
    } finally {
      this.busy = false;
    }
  }

  acknowledged(filed) {
    this.sendingAgain.answered();
    forgetDraft();
    this.tell('filed', filed);
  }

  /** @param {import('../shared/api.js').Problem} problem @param {object | null} before the complaint that was sent earlier under this key */
  async failed(problem, before) {
    if (problem.type.endsWith('/key-reused') && before) {
      // The first request had arrived after all, so its complaint is valid.
      this.draft.sent = before;
      this.acknowledged(await fileComplaint(before, this.draft.key, true));
      return;
    }
    this.sendingAgain.failed(problem);
    if (problem.unclear) {
      this.problem = said(problem.status === 503 ? 'file.busy' : 'send.waits');
      return;
    }
    this.draft = { ...this.draft, key: newKey(), sent: null };
    keepDraft(this.draft);
    const fault = this.querySelector('file-picker').faultIn(problem);
    if (fault) {
      this.problem = said(fault);
      return;
    }
    if (problem.status === 429) {
      this.problem = said(problem.fields.phone ? 'file.tooManyOfPhone' : 'file.tooManyFromHere', { n: problem.minutes });
      return;
    }
    this.show(faultWords(problem, FIELDS, 'file.wrong'));
  }

  show(wrong) {
    this.wrong = wrong;
    const first = FIELDS.find((name) => wrong[name]);
    this.problem = first ? this.howManyWrong() : said('problem.unknown');
    this.updateComplete.then(() => this.querySelector(`[name=${first ?? 'send'}]`)?.focus());
  }

  /** Enter goes on to the next field; a complaint is sent by its button alone. */
  onKey(event) {
    if (event.key !== 'Enter' || event.isComposing || event.target.tagName !== 'INPUT') return;
    event.preventDefault();
    const fields = [...this.querySelectorAll('input, textarea, select, [name=send]')].filter((field) => !field.disabled);
    fields[fields.indexOf(event.target) + 1]?.focus();
  }

  beginAnew() {
    forgetDraft();
    this.draft = openDraft();
    this.keptAt = null;
    this.problem = '';
    this.wrong = {};
    this.querySelector('form').reset();
    this.querySelector('file-picker').clear();
    this.requestUpdate();
    this.querySelector('h1').focus();
  }

  /** Of the customer's place. */
  get today() {
    return new Intl.DateTimeFormat('en-CA').format(now());
  }

  field(name, more = {}) {
    return html`<form-field
      .name=${name}
      .value=${this.draft.fields[name] ?? ''}
      .wrong=${this.wrong[name] ?? ''}
      .required=${REQUIRED.includes(name)}
      .more=${more}
    ></form-field>`;
  }

  step(n, title, content) {
    return html`<section class="card step" aria-labelledby="step-${n}">
      <h2 id="step-${n}"><span class="step-number" aria-hidden="true">${n}</span>${title}</h2>
      ${content}
    </section>`;
  }

  render() {
    return html`<h1 tabindex="-1">${t('file.title')}</h1>
      <p class="lead">${t('file.lead')}</p>
      ${this.keptAt ? html`<kept-before .at=${this.keptAt} @not-me=${this.beginAnew}></kept-before>` : ''}
      <form novalidate @submit=${this.send} @keydown=${this.onKey} @input=${this.onInput} @change=${this.onInput}>
        <shared-here @words-shared=${({ detail }) => this.add(detail)}></shared-here>
        ${this.step(1, t('file.who'), html`${this.field('complainant', { autocomplete: 'name' })}
        ${this.field('phone', { type: 'tel', autocomplete: 'tel', inputmode: 'tel' })}
        ${this.field('email', { type: 'email', autocomplete: 'email', inputmode: 'email' })}`)}
        ${this.step(2, t('file.where'), html`<div class="waybill">
            ${this.field('waybill', { autocapitalize: 'characters', spellcheck: 'false' })} ${waybillPicture()}
          </div>
          <div class="pair">
            <div class="with-units">${this.field('branch')}<unit-suggestions kind="branch" open></unit-suggestions></div>
            ${this.field('region', { autocomplete: 'address-level1' })}</div>`)}
        ${this.step(3, t('file.what'), html`${this.field('description', { lines: 5 })}
        ${this.remedies.length
          ? this.field('remedySought', { options: this.remedies.map(({ code, name }) => ({ value: code, label: nameOf(name) })) })
          : ''}
        ${this.field('demand', { lines: 2 })} ${this.field('incidentOn', { type: 'date', max: this.today })}
        <file-picker @files-changed=${this.onFiles}></file-picker>`)}
        ${this.step(4, t('file.when'), html`<call-time-field
          .day=${this.draft.fields.callDay ?? ''}
          .time=${this.draft.fields.callTime ?? ''}
          .wrong=${this.wrong.preferredCallbackAt ?? ''}
          @time-chosen=${this.onTimeChosen}
        ></call-time-field>`)}
        <section class="card next" aria-labelledby="what-next">
          <h2 id="what-next">${t('file.next')}</h2>
          <ol class="plain-steps">
            <li>${t('file.nextNumber')}</li>
            <li>${t('file.nextInvestigate')}</li>
            <li>${t('file.nextAnswer')}</li>
            <li>${t('file.nextRate')}</li>
          </ol>
          <div role="alert">
            ${this.problem
              ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>`
              : ''}
          </div>
          <button class="button primary wide" name="send" ?disabled=${this.busy}>
            ${this.busy ? t('file.sending') : this.draft.sent ? t('file.sendAgain') : t('file.send')}
          </button>
          <p class="small">${t('file.privacy')}</p>
        </section>
      </form>`;
  }
}

customElements.define('complaint-form', ComplaintForm);
