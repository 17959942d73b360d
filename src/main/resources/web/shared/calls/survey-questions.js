import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { t } from '../language.js';

const NONE = 'none';
/** Scales of up to so many answers are chosen by a digit. */
const BY_DIGIT = 9;

/**
 * Questions of the policy and what the customer answers, to be worked by keys alone: arrows move within a question, a digit answers it, Tab continues.
 * Tells `answered` with all answers by question.
 *
 * @typedef {{code: string, kind: string, wording: import('../language.js').Name, least: number | null, most: number | null,
 *   low: import('../language.js').Name | null, high: import('../language.js').Name | null, choices: {code: string, name: import('../language.js').Name}[]}} Question
 */
class SurveyQuestions extends PageElement {
  /** `tongue`: the language in which the customer is asked; `answers`: by question, as text; `isRead`: an agent reads them out. */
  static properties = { questions: {}, tongue: {}, answers: {}, isRead: { type: Boolean } };

  constructor() {
    super();
    this.questions = [];
    this.answers = {};
    this.tongue = 'zh';
    this.isRead = false;
  }

  /** @param {import('../language.js').Name} name */
  words(name) {
    return html`<span lang=${this.tongue === 'zh' ? 'zh-CN' : 'en'}>${name[this.tongue]}</span>`;
  }

  set(code, answer) {
    this.tell('answered', { ...this.answers, [code]: answer });
  }

  /** @param {Question} question */
  options({ kind, least, most, choices }) {
    if (kind === 'yes-no') return [['1', t('survey.yes')], ['0', t('survey.no')]];
    if (kind === 'choice') return choices.map(({ code, name }) => [code, this.words(name)]);
    return Array.from({ length: most - least + 1 }, (_, at) => String(least + at)).map((value) => [value, value]);
  }

  /** A digit means the answer of that number, in questions with a scale, and else the answer at that place. @param {Question} question */
  onKey(event, question) {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.stopPropagation();
    const options = this.options(question);
    const value = question.low && options.length <= BY_DIGIT + 2 ? event.key : options[Number(event.key) - 1]?.[0];
    if (!options.some(([option]) => option === value)) return;
    event.preventDefault();
    this.set(question.code, value);
    this.updateComplete.then(() => this.querySelector(`input[name="survey-${question.code}"]:checked`)?.focus());
  }

  /** @param {Question} question */
  scale(question) {
    const given = this.answers[question.code] ?? '';
    const options = this.isRead ? [...this.options(question), [NONE, t('survey.none')]] : this.options(question);
    return html`<div class="survey-scale">
      ${question.low ? html`<span class="small">${this.words(question.low)}</span>` : ''}
      <span class="survey-options"
        >${options.map(
          ([value, label]) => html`<label class="survey-option"
            ><input
              type="radio"
              name="survey-${question.code}"
              value=${value}
              .checked=${given === value}
              @change=${() => this.set(question.code, value)}
            /><span>${label}</span></label
          >`,
        )}</span
      >
      ${question.high ? html`<span class="small">${this.words(question.high)}</span>` : ''}
    </div>`;
  }

  /** @param {Question} question */
  text(question) {
    return html`<textarea
      class="input"
      rows="2"
      maxlength="2000"
      aria-labelledby="survey-${question.code}"
      .value=${this.answers[question.code] ?? ''}
      @input=${(event) => this.set(question.code, event.target.value)}
    ></textarea>`;
  }

  render() {
    return html`${this.questions.map(
      (question) => html`<fieldset
        class="plain survey-question"
        data-question=${question.code}
        @keydown=${(event) => question.kind !== 'text' && this.onKey(event, question)}
      >
        <legend id="survey-${question.code}">${this.words(question.wording)}</legend>
        ${question.kind === 'text' ? this.text(question) : this.scale(question)}
      </fieldset>`,
    )}`;
  }
}

customElements.define('survey-questions', SurveyQuestions);

/**
 * The answers as the contract takes them; a question that was not touched was not asked.
 *
 * @param {Question[]} questions @param {Record<string, string>} answers
 */
export function surveyAnswers(questions, answers) {
  return questions
    .filter(({ code }) => answers[code]?.trim())
    .map(({ code, kind }) => {
      const answer = answers[code].trim();
      if (kind === 'text') return { question: code, text: answer };
      if (answer === NONE) return { question: code };
      return kind === 'choice' ? { question: code, choice: answer } : { question: code, value: Number(answer) };
    });
}
