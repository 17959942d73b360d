import { html } from 'lit';
import { addLogEntry } from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { choice, line } from '../shared/elements/pieces.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';

/** Adds an entry to one's own log of problems (C4). Tells `entry-added`. */
class EntryForm extends SavingElement {
  static properties = { kind: { state: true }, text: { state: true }, number: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { kind: 'other', text: '', number: '' }, () => 'log-entry');
    this.kept.open();
  }

  async send(event) {
    event.preventDefault();
    const text = this.text.trim();
    const number = this.number.trim();
    if (!text) return this.refuse({ text: said('day.textMissing') });
    return this.save(
      async () => {
        await addLogEntry({ kind: this.kind, text, ...(number ? { number } : {}) });
        this.kept.done();
        say(said('day.added'));
        this.tell('entry-added');
      },
      (problem) => {
        if (problem.codes.number) return this.refuse({ number: said('day.noCase') });
        this.problem = wordsFor(problem);
      },
    );
  }

  change(name, value) {
    this[name] = value;
    this.right(name);
  }

  render() {
    return this.formOf(
      'entry-form',
      html`<div class="field">
          <label for="entry-text">${t('day.text')}</label>
          <textarea
            class="input"
            id="entry-text"
            rows="2"
            maxlength="2000"
            aria-invalid=${this.wrong.text ? 'true' : 'false'}
            aria-describedby="entry-text-words"
            .value=${this.text}
            @input=${(event) => this.change('text', event.target.value)}
          ></textarea>
          <p id="entry-text-words" class="wrong" ?hidden=${!this.wrong.text}>${this.wrong.text ?? ''}</p>
        </div>
        ${choice({
          id: 'entry-kind',
          label: t('day.kind'),
          value: this.kind,
          items: codesOf('problemKind').map((value) => ({ value, label: tCode('problemKind', value) })),
          change: (kind) => this.change('kind', kind),
        })}
        ${line({
          id: 'entry-number',
          label: t('day.number'),
          value: this.number,
          longest: 60,
          wrong: this.wrong.number,
          change: (value) => this.change('number', value),
        })}
        ${this.problemLine()} ${this.saveButton(t('day.add'))}`,
    );
  }
}

customElements.define('entry-form', EntryForm);
