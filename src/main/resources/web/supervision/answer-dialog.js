import { html } from 'lit';
import '@vaadin/text-area';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import { answerNotice } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { spoken } from '../shared/times.js';
import { aboutWords } from './notice-words.js';
import './sentences.js';

/** Answers a notice (催办单, 洽办单). The input stays with its notice. Tells `notice-changed` with the changed notice. */
class AnswerDialog extends FormDialog {
  static properties = { notice: { state: true }, text: { state: true } };

  constructor() {
    super();
    this.notice = null;
    this.kept = new KeptInput(this, { text: '' }, () => `answer/${this.notice.number}`);
  }

  /** @param {object} notice of the contract */
  async open(notice) {
    this.notice = notice;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  async send(event) {
    event.preventDefault();
    const { notice } = this;
    const text = this.text.trim();
    if (!text) {
      this.refuse({ text: missing('notice.answerText') });
      return;
    }
    await this.save(
      async () => {
        const after = await answerNotice(notice.number, text);
        this.kept.done();
        this.close();
        this.tell('notice-changed', after);
        say(said('notice.answerSaved'));
      },
      (problem) => (this.problem = problem.status === 409 ? said('notice.alreadyAnswered') : wordsFor(problem)),
    );
  }

  render() {
    const { notice } = this;
    if (!notice) return '';
    const title = t('notice.answerTitle', { kind: tCode('noticeKind', notice.kind), number: notice.number });
    return this.frame(
      { title, save: t('notice.answer') },
      html`<p class="hint">${aboutWords(notice)}</p>
        ${notice.answerDueAt ? html`<p class="hint">${t('notice.answerBy', { at: spoken(notice.answerDueAt) })}</p>` : ''}
        <vaadin-text-area
          label=${t('notice.answerText')}
          helper-text=${tCode('notice.answerHint', notice.kind)}
          min-rows="4"
          maxlength="5000"
          .value=${this.text}
          ${fault(this, 'text')}
          @input=${(event) => (this.text = event.target.value)}
        ></vaadin-text-area>
        <field-words at="note" .complaint=${notice.complaint.number}></field-words>`,
    );
  }
}

customElements.define('answer-dialog', AnswerDialog);
