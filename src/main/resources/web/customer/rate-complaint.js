import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { rate } from '../shared/api.js';
import { language, said, t, tCode } from '../shared/language.js';
import { checkIcon, warningIcon } from '../shared/icons.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { surveyAnswers } from '../shared/calls/survey-questions.js';
import { SendingAgain } from './sending-again.js';
import './kept-before.js';

const SCORES = [5, 4, 3, 2, 1];
/** From here on there is nothing to be asked about. */
const SATISFIED = 4;

/** How satisfied the customer is: one tap, and a sentence if they like. A low score takes the case up again (P7). */
class RateComplaint extends PageElement {
  static properties = { code: {}, tracked: {}, score: { state: true }, answers: { state: true }, comment: { state: true }, waiting: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { score: 0, comment: '', answers: {}, waiting: '' }, () => 'rating');
    this.sending = new SendingAgain(this, () => this.send());
    this.problem = '';
    this.busy = false;
  }

  willUpdate(changes) {
    if (changes.has('tracked') && changes.get('tracked')?.number !== this.tracked.number) this.begin();
  }

  begin() {
    this.kept.open();
    this.problem = this.waiting ? said('send.waits') : '';
    this.sending.goOn();
  }

  choose(what) {
    Object.assign(this, what);
    this.sending.stop();
  }

  /** What is asked next to the score. */
  get questions() {
    return this.tracked.questionnaire?.questions.filter(({ kind }) => kind !== 'score') ?? [];
  }

  async send(event) {
    event?.preventDefault();
    if (this.busy) return;
    const comment = this.comment.trim();
    const answers = surveyAnswers(this.questions, this.answers);
    this.busy = true;
    this.problem = '';
    try {
      const tracked = await this.sending.send((key) =>
        rate(this.code, { score: this.score, ...(comment ? { comment } : {}), ...(answers.length ? { answers } : {}) }, key),
      );
      this.kept.done();
      this.tell('changed', tracked);
    } catch (problem) {
      this.problem = said(problem.unclear ? 'send.waits' : 'rate.notNow');
    } finally {
      this.busy = false;
    }
  }

  choice(score) {
    return html`<label class="score score-${score}">
      <input
        type="radio"
        name="score"
        value=${score}
        .checked=${this.score === score}
        @change=${() => this.choose({ score })}
      />
      <span>${tCode('rate.score', String(score))}</span>
    </label>`;
  }

  render() {
    if (!this.tracked.mayRate && !this.tracked.isAskedAgain) {
      if (!this.tracked.rating) return '';
      return html`<section class="card">
        <p class="notice good">
          ${checkIcon()}<span>${t('rate.thanks', { score: tCode('rate.score', String(this.tracked.rating)) })}</span>
        </p>
      </section>`;
    }
    return html`<section class="card">
      <form @submit=${this.send}>
        ${this.kept.typedAt ? html`<kept-before .at=${this.kept.typedAt} @not-me=${() => this.kept.done()}></kept-before>` : ''}
        <fieldset class="plain">
          <legend>${t(this.tracked.isAskedAgain ? 'rate.again' : 'rate.title')}</legend>
          <div class="scores">${SCORES.map((score) => this.choice(score))}</div>
        </fieldset>
        ${this.score && this.questions.length
          ? html`<survey-questions .questions=${this.questions} .tongue=${language()} .answers=${this.answers} @answered=${({ detail }) => this.choose({ answers: detail })}></survey-questions>`
          : ''}
        ${this.score
          ? html`<div class="field">
                <label for="rating-comment"
                  >${t(this.score < SATISFIED ? 'rate.whatIsWrong' : 'rate.comment')}
                  <span class="optional">${t('file.optional')}</span></label
                >
                <textarea
                  class="input"
                  id="rating-comment"
                  rows="2"
                  maxlength="2000"
                  .value=${this.comment}
                  @input=${(event) => this.choose({ comment: event.target.value })}
                ></textarea>
              </div>
              <button class="button primary" ?disabled=${this.busy}>${t('rate.send')}</button>`
          : ''}
        <div role="alert">
          ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
        </div>
      </form>
    </section>`;
  }
}

customElements.define('rate-complaint', RateComplaint);
