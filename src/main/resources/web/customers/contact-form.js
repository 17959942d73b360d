import { html } from 'lit';
import { addContact } from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { choice, line } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { faultWords } from '../shared/faults.js';
import './sentences.js';

/** Adds a phone number, an e-mail address or a postal address to a file. Tells `contact-added` with the file. */
class ContactForm extends SavingElement {
  static properties = { customer: {}, kind: { state: true }, value: { state: true }, label: { state: true } };

  constructor() {
    super();
    this.kind = 'address';
    this.value = '';
    this.label = '';
  }

  async send(event) {
    event.preventDefault();
    const value = this.value.trim();
    const label = this.label.trim();
    if (!value) return this.refuse({ value: said('customers.wrong.value') });
    return this.save(
      async () => {
        const file = await addContact(this.customer, { kind: this.kind, value, ...(label ? { label } : {}) });
        this.value = '';
        this.label = '';
        say(said('customers.contactAdded'));
        this.tell('contact-added', file);
      },
      (problem) => this.explain(problem),
    );
  }

  explain(problem) {
    if (problem.status === 409) return this.refuse({ value: said('customers.contactThere') });
    if (problem.codes.value === 'no-e-mail') return this.refuse({ value: said('customers.noEMail') });
    const wrong = faultWords(problem, ['value'], 'customers.wrong');
    if (wrong.value) return this.refuse(wrong);
    this.problem = wordsFor(problem);
  }

  change(name, value) {
    this[name] = value;
    this.right('value');
  }

  render() {
    const text = (name, longest) =>
      line({
        id: `contact-${name}`,
        label: name === 'value' ? tCode('customers.contact', this.kind) : t('customers.label'),
        value: this[name],
        longest,
        wrong: this.wrong[name],
        change: (value) => this.change(name, value),
      });
    return html`<details>
      <summary>${t('customers.addContact')}</summary>
      ${this.formOf(
        'contact-form',
        html`${choice({
            id: 'contact-kind',
            label: t('customers.contactKind'),
            value: this.kind,
            items: codesOf('customers.contact').map((value) => ({ value, label: tCode('customers.contact', value) })),
            change: (kind) => this.change('kind', kind),
          })}
          ${text('value', 300)} ${text('label', 100)} ${this.problemLine()} ${this.saveButton(t('customers.add'))}`,
      )}
    </details>`;
  }
}

customElements.define('contact-form', ContactForm);
