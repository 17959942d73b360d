import { html } from 'lit';
import { writeDaySummary } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say } from '../shared/elements/words.js';

/** The summary of a day's problems: read by supervisors, written by the agent on duty from the entries. Tells `summed-up`. */
class DaySummary extends SavingElement {
  static properties = { day: {}, summary: {}, entries: {}, text: { state: true }, isTyped: { state: true } };

  constructor() {
    super();
    this.entries = [];
    this.kept = new KeptInput(this, { text: '', isTyped: false }, () => `day-summary/${this.day}`);
  }

  willUpdate(changes) {
    if (changes.has('day') && this.day) this.kept.open();
  }

  /** What the form begins with: the summary, else a line for each entry. */
  get begun() {
    if (this.summary) return this.summary.text;
    return this.entries.map(({ text, number }, i) => `${i + 1}. ${text}${number ? ` (${number})` : ''}`).join('\n');
  }

  get written() {
    return this.isTyped ? this.text : this.begun;
  }

  async send(event) {
    event.preventDefault();
    const text = this.written.trim();
    if (!text) return this.refuse({ text: said('day.summaryMissing') });
    return this.save(async () => {
      await writeDaySummary(this.day, text);
      this.kept.done();
      say(said('day.summedUp'));
      this.tell('summed-up');
    });
  }

  render() {
    const { summary } = this;
    return html`${summary
        ? html`<p class="small">
            ${t('day.summaryBy', { name: summary.person.name, n: summary.entries })}
            <time datetime=${summary.writtenAt} title=${exact(summary.writtenAt)}>${short(summary.writtenAt)}</time>
          </p>`
        : html`<p class="small">${t('day.noSummary')}</p>`}
      ${this.formOf(
        'summary-form',
        html`<div class="field">
            <label for="summary-text">${t('day.summary')}</label>
            <textarea
              class="input"
              id="summary-text"
              rows="5"
              maxlength="10000"
              aria-invalid=${this.wrong.text ? 'true' : 'false'}
              aria-describedby="summary-text-words"
              data-begun=${this.begun}
              .value=${this.written}
              @input=${(event) => {
                this.text = event.target.value;
                this.isTyped = true;
                this.right('text');
              }}
            ></textarea>
            <p id="summary-text-words" class="wrong" ?hidden=${!this.wrong.text}>${this.wrong.text ?? ''}</p>
          </div>
          ${this.problemLine()} ${this.saveButton(t('day.saveSummary'))}`,
      )}`;
  }
}

customElements.define('day-summary', DaySummary);
