import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { askedAgent, askForAgent } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { choice } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** The agent whom the customer of a case asks for (R5). Read when it is opened. */
class AskedAgent extends SavingElement {
  static properties = { number: {}, person: {}, asked: { state: true }, agent: { state: true }, standsFirm: { state: true } };

  willUpdate(changes) {
    if (changes.has('number')) {
      this.asked = null;
      this.standsFirm = false;
      const details = this.querySelector('details');
      if (details) details.open = false;
    }
  }

  async open() {
    try {
      this.asked = await askedAgent(this.number);
      this.agent = String(this.asked.agent?.id ?? '');
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  send(event) {
    event.preventDefault();
    if (!this.agent) return this.refuse({ agent: said('ties.wrong.agent') });
    return this.save(
      async () => {
        await askForAgent(this.number, { agent: Number(this.agent), standsFirm: this.standsFirm });
        await this.open();
        say(said('ties.noted'));
      },
      (problem) => (this.problem = problem.status === 409 ? said('ties.cant.ask') : wordsFor(problem)),
    );
  }

  form() {
    return this.formOf(
      '',
      html`<p class="small wide">${t('ties.how.ask')}</p>
        ${choice({
          id: 'asked-agent',
          label: t('ties.agent'),
          value: this.agent,
          items: [{ value: '', label: t('ties.chooseAgent') }, ...this.asked.agents.map(({ id, name }) => ({ value: String(id), label: name }))],
          wrong: this.wrong.agent,
          change: (agent) => {
            this.agent = agent;
            this.right('agent');
          },
        })}
        ${this.person?.role === 'supervisor'
          ? html`<label><input type="checkbox" .checked=${live(this.standsFirm)} @change=${({ target }) => (this.standsFirm = target.checked)} /> ${t('ties.standsFirm')}</label>`
          : ''}
        ${this.saveButton(t('ties.save'))}`,
    );
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && !this.asked && this.open()}>
      <summary>${t('ties.ask')}</summary>
      ${this.asked ? this.form() : ''} ${this.problemLine()}
    </details>`;
  }
}

customElements.define('asked-agent', AskedAgent);
