import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { answerBranchQuestion, branchQuestions } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { whileShown } from '../shared/while-shown.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say } from '../shared/elements/words.js';
import '../files/file-picker.js';

const READ_EACH = 30_000;

const without = (all, id) => Object.fromEntries(Object.entries(all).filter(([other]) => other !== String(id)));

/** What the branch is asked about complaints against it, and its answers; nothing where it was never asked. */
class AskedHere extends ReadingElement {
  static properties = { busy: { state: true }, answers: { state: true }, files: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { answers: {}, files: {} }, () => 'asked-here');
    this.kept.open();
  }

  // The feed of a branch says nothing of complaints that others filed (P6).
  connectedCallback() {
    super.connectedCallback();
    this.endings.push(whileShown(() => this.load(), READ_EACH));
  }

  firstUpdated() {
    this.ask('questions');
  }

  read() {
    return branchQuestions();
  }

  async send(event, id) {
    event.preventDefault();
    const text = (this.answers[id] ?? '').trim();
    const files = this.files[id] ?? [];
    const picker = event.target.querySelector('file-picker');
    if (picker.hindrance) {
      this.problem = said(picker.hindrance);
      return;
    }
    if ((!text && files.length === 0) || this.busy) {
      event.target.querySelector('textarea').focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      await answerBranchQuestion(id, text, files.map((file) => file.id));
      this.answers = without(this.answers, id);
      this.files = without(this.files, id);
      say(said('askedHere.done'));
      await this.load();
    } catch (problem) {
      const fault = picker.faultIn(problem);
      this.problem = fault ? said(fault) : this.wordsOf(problem);
    } finally {
      this.busy = false;
    }
  }

  question({ id, number, type, waybill, askedAt, asked, answeredAt, answered, files }) {
    return html`<li data-question=${id}>
      <p class="small"><span class="number">${number}</span> · ${nameOf(type.name)}${waybill ? html` · ${t('askedHere.waybill', { waybill })}` : ''} · ${moment(askedAt)}</p>
      <p class="words">${asked ?? t('erased')}</p>
      ${answeredAt
        ? html`<p class="small">${t('askedHere.answered')} ${moment(answeredAt)}</p>
            ${answered || !files ? html`<p class="words">${answered ?? t('erased')}</p>` : ''}
            ${files ? html`<p class="small" data-files>${t('askedHere.files', { n: files })}</p>` : ''}`
        : html`<form @submit=${(event) => this.send(event, id)}>
            <label for="answer-${id}">${t('askedHere.answer')}</label>
            <textarea class="input" id="answer-${id}" rows="3" maxlength="2000" .value=${this.answers[id] ?? ''}
              @input=${(input) => (this.answers = { ...this.answers, [id]: input.target.value })}></textarea>
            ${keyed(
              id,
              html`<file-picker compact .kept=${this.files[id] ?? []} @files-changed=${({ target }) => (this.files = { ...this.files, [id]: target.sent })}></file-picker>`,
            )}
            <button class="button primary" ?disabled=${this.busy}>${t('askedHere.send')}</button>
          </form>`}
    </li>`;
  }

  render() {
    const items = this.answer?.items ?? [];
    if (items.length === 0) return '';
    const open = items.filter(({ answeredAt }) => !answeredAt).length;
    return html`<details ?open=${open > 0} data-asked-here>
      <summary>${t('askedHere.title', { n: open })}</summary>
      <ul class="rows" aria-label=${t('askedHere.list')}>${items.map((one) => this.question(one))}</ul>
      <div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>
    </details>`;
  }
}

customElements.define('asked-here', AskedHere);
