import { html } from 'lit';
import '@vaadin/checkbox';
import '@vaadin/date-time-picker';
import '@vaadin/radio-group';
import '@vaadin/text-area';
import { codesOf, nameOf, said, saidCode, t, tCode } from '../shared/language.js';
import { events, recordOutcome, renewCallback } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { phoneIcon } from '../shared/icons.js';
import { phoneWords } from '../shared/phones.js';
import { isUnsatisfied } from '../shared/policy-names.js';
import { exact, spoken } from '../shared/times.js';
import { instantOf } from '../shared/zone-time.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { fault } from '../shared/elements/fault.js';
import { turnMark } from '../shared/elements/turn-mark.js';
import { keysAreOn, saveOnCtrlEnter } from '../shared/elements/keyboard.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { opensHere } from '../shared/opens-here.js';
import { scriptLine, tongueOf } from '../shared/calls/call-script.js';
import { surveyAnswers } from '../shared/calls/survey-questions.js';
import '../shared/calls/dial-link.js';
import '../shared/calls/local-time.js';
import { untoldKinds } from '../shared/calls/untold.js';
import './case-head.js';
import './case-story.js';
import './case-words.js';
import './customer-card.js';
import './lease-countdown.js';

/** For a call that could not be made; the other buttons give the outcome of a call. */
const GIVEN_BACK = 'given-back';
/** The customer names a time. */
const CALL_LATER = 'call-later';
const EMPTY = { outcome: '', score: '', comment: '', followUp: 'reopen', callAt: '', answers: {} };
const SCORES = [5, 4, 3, 2, 1];
/** The customer was reached and gave no rating. */
const NO_SCORE = 'none';
/** A person at work asks for more time no more often than that. */
const RENEWED_EVERY = 30_000;
/** Where digits are typed. */
const TYPED_IN = 'textarea, input:not([type=radio]), vaadin-date-time-picker';

/** The callback under way: customer, case, and buttons for its outcome. */
class CallbackCard extends SavingElement {
  static properties = {
    callback: {},
    place: {},
    outcome: { state: true },
    score: { state: true },
    comment: { state: true },
    followUp: { state: true },
    goOn: { state: true },
    callAt: { state: true },
    answers: { state: true },
    story: { state: true },
  };

  constructor() {
    super();
    this.story = [];
    this.goOn = true;
    this.renewedAt = Date.now();
    this.kept = new KeptInput(this, EMPTY, () => `callback/${this.callback.id}`);
  }

  willUpdate(changes) {
    if (!changes.has('callback') || changes.get('callback')?.id === this.callback.id) return;
    this.kept.open();
    this.problem = '';
    this.story = [];
    this.goOn = true;
    this.renewedAt = Date.now();
    this.loadStory();
  }

  /** The call can be made without it. */
  async loadStory() {
    const { number } = this.callback.complaint ?? {};
    if (!number) return;
    const page = await events(number).catch(() => ({ items: [] }));
    if (number === this.callback.complaint?.number) this.story = page.items;
  }

  get outcomes() {
    return codesOf('outcome').filter((code) => code !== GIVEN_BACK && (code !== CALL_LATER || this.callback.latestCallAt));
  }

  async focusHeading() {
    await this.updateComplete;
    if (this.callback.byHand) {
      this.querySelector('.by-hand h2').focus();
      return;
    }
    await this.querySelector('case-head').updateComplete;
    this.querySelector('case-head h2').focus();
  }

  /** The next matter of a customer who is on the telephone. */
  get joined() {
    return this.callback.others.find(({ status }) => status === 'waiting');
  }

  /** While the agent types or clicks, no one else gets the callback. */
  async atWork() {
    if (Date.now() - this.renewedAt < RENEWED_EVERY) return;
    this.renewedAt = Date.now();
    const { id, attempt } = this.callback;
    const renewed = await renewCallback(id, attempt).catch(() => null);
    if (renewed && id === this.callback.id) this.callback = { ...this.callback, leaseUntil: renewed.leaseUntil };
  }

  onKey(event) {
    this.atWork();
    saveOnCtrlEnter(event);
    const code = this.outcomes[Number(event.key) - 1];
    if (!code || !keysAreOn() || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target.closest(TYPED_IN)) return;
    event.preventDefault();
    this.choose('outcome', code);
  }

  focusOutcome() {
    this.querySelector('.outcome vaadin-radio-button').focus();
  }

  get questions() {
    return this.callback.questionnaire?.questions ?? [];
  }

  /** The question of which the answer is the rating; the policy may ask none, and then the card does, of a complaint. */
  get ratingQuestion() {
    return this.questions.find(({ kind }) => kind === 'score');
  }

  get asksScore() {
    return Boolean(this.callback.complaint) && !this.ratingQuestion;
  }

  /** The rating that the customer gave; nothing where the customer gave none. */
  get given() {
    const score = this.ratingQuestion ? this.answers[this.ratingQuestion.code] : this.score;
    return this.outcome === 'reached' && score && score !== NO_SCORE ? score : '';
  }

  async send(event) {
    event.preventDefault();
    if (!this.outcome) {
      await this.refuse({ outcome: said('callback.chooseOutcome') });
      return;
    }
    if (this.outcome === CALL_LATER && !this.callAt) {
      await this.refuse({ callAt: said('callback.chooseTime') });
      return;
    }
    if (this.outcome === 'reached' && this.asksScore && !this.score) {
      this.problem = said('callback.chooseScore');
      this.querySelector('.score-choice vaadin-radio-button').focus();
      return;
    }
    if (this.outcome === 'reached' && this.callback.complaint && this.ratingQuestion && this.answers[this.ratingQuestion.code] === undefined) {
      this.problem = said('callback.chooseScore');
      this.querySelector(`input[name="survey-${this.ratingQuestion.code}"]`).focus();
      return;
    }
    const { given } = this;
    const isRated = given && this.callback.complaint;
    const answers = this.outcome === 'reached' ? surveyAnswers(this.questions, this.answers) : [];
    await this.record({
      outcome: this.outcome,
      ...(isRated && !this.ratingQuestion ? { score: Number(given) } : {}),
      ...(answers.length ? { answers } : {}),
      ...(this.outcome === CALL_LATER ? { callAt: instantOf(this.callAt) } : {}),
      ...(this.comment.trim() ? { comment: this.comment.trim() } : {}),
      ...(isRated && isUnsatisfied(given) ? { followUp: this.followUp } : {}),
    });
  }

  record(outcome) {
    return this.save(
      async () => {
        await recordOutcome(this.callback.id, { attempt: this.callback.attempt, ...outcome });
        this.kept.done();
        say(saidCode('callback.done', outcome.outcome));
        this.tell('recorded', { next: outcome.outcome === 'reached' && this.goOn ? (this.joined?.id ?? null) : null });
      },
      (problem) => (this.problem = this.explain(problem)),
    );
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    const { callAt } = problem.codes;
    if (callAt) {
      this.refuse({ callAt: saidCode('callback.timeWrong', callAt, { latest: spoken(this.callback.latestCallAt) }) });
      return '';
    }
    return problem.status === 409 ? said('callback.lost') : wordsFor(problem);
  }

  choose(name, value) {
    if (this[name] === value) return;
    this[name] = value;
    this.problem = '';
  }

  radios(name, label, values, group) {
    return html`<vaadin-radio-group
      label=${label}
      .value=${this[name]}
      ${fault(this, name)}
      @value-changed=${(event) => this.choose(name, event.detail.value)}
    >
      ${values.map(
        (value) => html`<vaadin-radio-button value=${value} label=${tCode(group, String(value))}></vaadin-radio-button>`,
      )}
    </vaadin-radio-group>`;
  }

  /** What the policy asks (K5). */
  asked() {
    if (!this.questions.length) return '';
    return html`<section class="asked" aria-label=${t('survey.questions')}>
      <survey-questions
        isRead
        .questions=${this.questions}
        .tongue=${tongueOf(this.callback)}
        .answers=${this.answers}
        @answered=${({ detail }) => (this.answers = detail)}
      ></survey-questions>
      <p class="small key-hints">${t('survey.keys')}</p>
    </section>`;
  }

  /** Earlier attempts, the newest first. */
  before() {
    const { attemptsBefore } = this.callback;
    if (!attemptsBefore.length) return '';
    return html`<section class="attempts-before">
      <h3>${t('callback.before')}</h3>
      <ul>
        ${attemptsBefore.map(
          ({ at, agent, outcome, comment }) => html`<li>
            <time datetime=${at} title=${exact(at)}>${spoken(at)}</time> ${agent?.name ?? ''} · ${tCode('callback.attempt', outcome)}${comment ? html` · <bdi>${comment}</bdi>` : ''}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Other matters of the same number. */
  others() {
    const { others } = this.callback;
    if (others.length === 0) return '';
    return html`<section class="call-others" aria-label=${t('callback.others', { n: others.length })}>
      <p>${t('callback.others', { n: others.length })}</p>
      <ul>
        ${others.map(
          ({ number, summary }) => html`<li>
            <a href=${hrefOf({ view: 'callbacks', case: number })} data-case=${number} @click=${(event) => this.openOther(event, number)}>${number}</a>
            <bdi class="small">${summary}</bdi>
          </li>`,
        )}
      </ul>
      ${this.joined
        ? html`<vaadin-checkbox
            label=${t('callback.goOn', { number: this.joined.number })}
            .checked=${this.goOn}
            @change=${(event) => (this.goOn = event.target.checked)}
          ></vaadin-checkbox>`
        : ''}
    </section>`;
  }

  /** Opens above this card, which stays as it is. */
  openOther(event, number) {
    if (!opensHere(event)) return;
    this.tell('go', { case: number });
  }

  form() {
    return this.formOf(
      'outcome',
      html`<h3>${t('callback.outcome')}</h3>
      ${this.radios('outcome', t('callback.whatCame'), this.outcomes, 'outcome')}
      <p class="small key-hints">${t('callback.outcomeKeys', { n: this.outcomes.length })}</p>
      ${this.outcome === 'reached'
        ? html`${this.asksScore ? html`<div class="score-choice">${this.radios('score', t('callback.score'), [...SCORES, NO_SCORE], 'rate.score')}</div>` : ''}
          ${this.asked()}
          ${this.callback.complaint && this.given && isUnsatisfied(this.given)
            ? this.radios('followUp', t('callback.followUp'), ['reopen', 'linked-case'], 'followUp')
            : ''}`
        : ''}
      ${this.outcome === CALL_LATER
        ? html`<vaadin-date-time-picker
            label=${t('callback.callAt')}
            helper-text=${t('callback.latest', { at: spoken(this.callback.latestCallAt) })}
            .i18n=${pickerTexts()}
            step="1800"
            .value=${this.callAt}
            ${fault(this, 'callAt')}
            @value-changed=${(event) => this.choose('callAt', event.detail.value)}
          ></vaadin-date-time-picker>`
        : ''}
      <vaadin-text-area
        label=${t('callback.comment')}
        maxlength="2000"
        .value=${this.comment}
        @input=${(event) => (this.comment = event.target.value)}
      ></vaadin-text-area>
      <field-words
        at="callback-call"
        reads
        .complaint=${this.callback.complaint?.number ?? ''}
        .tongue=${tongueOf(this.callback)}
        .known=${{ name: this.callback.byHand?.name, reason: this.callback.byHand?.reason }}
      ></field-words>
      ${this.problemLine()}
      <div class="line">
        ${this.saveButton(t('callback.record'))}
        <vaadin-button theme="tertiary" ?disabled=${this.busy} @click=${() => this.record({ outcome: GIVEN_BACK })}
          >${tCode('outcome', GIVEN_BACK)}</vaadin-button
        >
      </div>`,
    );
  }

  phone() {
    const { otherPhone, otherPhoneWritten, complaint, byHand } = this.callback;
    const { phoneLink, phoneWritten, phoneExtension } = complaint ?? byHand;
    const [href, words] = otherPhone ? [`tel:${otherPhone}`, otherPhoneWritten] : [phoneLink, phoneWords(phoneWritten, phoneExtension)];
    return html`<dial-link .callback=${this.callback} .href=${href} .words=${words}></dial-link>`;
  }

  top() {
    const { callback } = this;
    return html`<div class="call">
        <p class="phone">${phoneIcon()}${this.phone()}</p>
        ${callback.customersPlace ? html`<span class="small" data-place>${nameOf(callback.customersPlace)}</span>` : ''}
        <local-time .zone=${callback.customersZone}></local-time>
        ${callback.otherPhone ? html`<span class="small">${t('callback.otherPhone')}</span>` : ''}
        <lease-countdown .until=${callback.leaseUntil} @over=${() => (this.problem = said('callback.over'))}></lease-countdown>
        <span class="small">${t('callback.attemptAndLeft', { n: callback.attempt, left: callback.attemptsLeft })}</span>
        ${callback.complaint ? turnMark(callback) : ''}
        ${this.caseNumber
          ? html`<a href=${hrefOf({ view: 'callbacks', case: this.caseNumber })} data-case @click=${(event) => this.openOther(event, this.caseNumber)}
              >${t('callback.openCase')}</a
            >`
          : ''}
      </div>
      ${this.others()}`;
  }

  get caseNumber() {
    return this.callback.complaint?.number ?? this.callback.byHand.number;
  }

  /** Why a person asked for this call. */
  byHand({ name, reason, askedBy, askedAt, customer, missedCalls, missedAt, untold }) {
    return html`<section class="by-hand">
      <h2 tabindex="-1"><bdi>${name ?? t('byHand.noName')}</bdi></h2>
      <p>${missedCalls ? t('byHand.missed', { n: missedCalls, at: spoken(missedAt) }) : ''}${untold.length ? t('byHand.undelivered', { what: untoldKinds(untold) }) : ''} <bdi>${reason}</bdi></p>
      <p class="small">
        ${!askedBy && (missedCalls || untold.length) ? '' : t('byHand.askedBy', { name: askedBy?.name ?? '', at: spoken(askedAt) })}
        ${customer ? html`· <a href=${hrefOf({ view: 'customers', customer: String(customer) })}>${t('byHand.file')}</a>` : ''}
      </p>
    </section>`;
  }

  render() {
    const { callback } = this;
    const shown = callback.complaint;
    return html`<article class="case callback-card" tabindex="-1" data-home @keydown=${this.onKey} @input=${this.atWork} @pointerdown=${this.atWork}>
      <div class="case-main">
        ${this.top()} ${shown ? html`<case-head .complaint=${shown}></case-head>` : this.byHand(callback.byHand)}
        ${scriptLine(callback, 'opening')} ${this.form()} ${scriptLine(callback, 'closing')} ${this.before()}
        ${shown
          ? html`<p class="small" title=${exact(shown.originalDueAt)}>${t('callback.promised', { at: spoken(shown.originalDueAt) })}</p>
              <case-words .complaint=${shown}></case-words>
              <case-story .story=${this.story}></case-story>`
          : ''}
      </div>
      ${shown ? html`<customer-card .complaint=${shown} .place=${this.place}></customer-card>` : ''}
    </article>`;
  }
}

customElements.define('callback-card', CallbackCard);
