import { html } from 'lit';
import '@vaadin/text-area';
import { askBranch } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';

/** An agent asks the branch complained about; the branch reads nothing of the customer (P6). Tells `noted`. */
class AskBranch extends SavingElement {
  static properties = { number: {}, text: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { text: '' }, () => `ask-branch/${this.number}`);
  }

  willUpdate(changes) {
    if (changes.has('number')) this.kept.open();
  }

  async send(event) {
    event.preventDefault();
    const { number } = this;
    const text = this.text.trim();
    if (!text) {
      await this.refuse({ text: missing('askBranch.text') });
      return;
    }
    await this.save(
      async () => {
        await askBranch(number, text);
        this.kept.done(`ask-branch/${number}`);
        say(said('askBranch.done'));
        this.tell('noted');
      },
      (problem) => {
        if (problem.fields?.text) this.refuse({ text: said('askBranch.namesCustomer') });
        else this.problem = problem.status === 409 ? said('askBranch.notNow') : wordsFor(problem);
      },
    );
  }

  render() {
    return html`<details>
      <summary>${t('askBranch.title')}</summary>
      ${this.formOf(
        '',
        html`<vaadin-text-area
            label=${t('askBranch.text')}
            helper-text=${t('askBranch.hint')}
            maxlength="2000"
            .value=${this.text}
            ${fault(this, 'text')}
            @input=${(event) => (this.text = event.target.value)}
          ></vaadin-text-area>
          ${this.saveButton(t('askBranch.send'))} ${this.problemLine()}`,
      )}
    </details>`;
  }
}

customElements.define('ask-branch', AskBranch);
