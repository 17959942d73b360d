import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { reportMissingFile } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { departments } from '../shared/policy-names.js';
import { choice } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const EMPTY = { name: '', department: '', note: '' };

/** Reports that a `customer`'s file is missing, or one of a customer by name (A7). Tells `missing-reported`. */
class MissingForm extends SavingElement {
  static properties = { customer: {}, draft: { state: true } };

  constructor() {
    super();
    this.draft = EMPTY;
  }

  set(name, value) {
    this.draft = { ...this.draft, [name]: value };
    this.right(name);
  }

  send(event) {
    event.preventDefault();
    const { department, note } = this.draft;
    const name = this.draft.name.trim();
    const absent = { ...(this.customer || name ? {} : { name: missing('missing.name') }), ...(department ? {} : { department: said('missing.choose') }) };
    if (Object.keys(absent).length) return this.refuse(absent);
    const whose = this.customer ? { customer: Number(this.customer) } : { name };
    return this.save(
      async () => {
        await reportMissingFile({ ...whose, department, note: note.trim() || null });
        this.draft = EMPTY;
        this.querySelector('details').open = false;
        say(said('missing.reported'));
        this.tell('missing-reported');
      },
      (problem) => (this.problem = problem.status === 409 ? said('missing.reportedAlready') : wordsFor(problem)),
    );
  }

  id(name) {
    return `missing-${this.customer ? 'customer' : 'any'}-${name}`;
  }

  line(name, label, longest) {
    const id = this.id(name);
    return html`<div class="field wide">
      <label for=${id}>${label}</label>
      <input class="input" id=${id} maxlength=${longest} autocomplete="off" aria-invalid=${this.wrong[name] ? 'true' : 'false'} aria-describedby="${id}-words" .value=${live(this.draft[name])} @input=${(input) => this.set(name, input.target.value)} />
      <p id="${id}-words" class="wrong" ?hidden=${!this.wrong[name]}>${this.wrong[name] ?? ''}</p>
    </div>`;
  }

  render() {
    const all = departments().map(({ code, name }) => ({ value: code, label: nameOf(name) }));
    return html`<details class="missing-form">
      <summary>${t(this.customer ? 'missing.reportPapers' : 'missing.report')}</summary>
      ${this.formOf(
        'form',
        html`<p class="small wide">${t('missing.how')}</p>
          ${this.customer ? '' : this.line('name', t('missing.name'), 200)}
          ${choice({
            id: this.id('department'),
            label: t('missing.department'),
            value: this.draft.department,
            items: [{ value: '', label: t('missing.choose') }, ...all],
            wrong: this.wrong.department,
            change: (value) => this.set('department', value),
          })}
          ${this.line('note', t('missing.note'), 2000)} ${this.problemLine()} ${this.saveButton(t('missing.reportNow'))}`,
      )}
    </details>`;
  }
}

customElements.define('missing-form', MissingForm);
