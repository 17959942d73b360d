import { html } from 'lit';
import { assignVisit, visitReceivers } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { choice } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** A supervisor gives a visitor to an agent who is on the floor. Tells `visit-given`. */
class GiveVisitorDialog extends FormDialog {
  static properties = { visit: { state: true }, agents: { state: true }, to: { state: true } };

  constructor() {
    super();
    this.visit = null;
    this.agents = [];
    this.to = '';
  }

  /** @param {object} visit */
  async open(visit) {
    this.visit = visit;
    await this.show();
    await this.save(async () => {
      const { items } = await visitReceivers({ line: visit.line });
      this.agents = items.filter(({ state, visitor }) => state !== 'off' && !visitor).map(({ person }) => ({ value: String(person.id), label: person.name }));
      this.to = this.agents[0]?.value ?? '';
      if (!this.to) this.problem = said('visits.noAgent');
    });
    await this.updateComplete;
    this.querySelector('select')?.focus();
  }

  send(event) {
    event.preventDefault();
    if (!this.to) return;
    this.save(
      async () => {
        await assignVisit(this.visit.id, Number(this.to));
        this.close();
        say(said('visits.given', { name: this.agents.find(({ value }) => value === this.to).label }));
        this.tell('visit-given');
      },
      (problem) => (this.problem = problem.status === 409 ? said('visits.cantGive') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.visit) return '';
    return this.frame(
      { title: t('visits.give'), save: t('visits.giveNow') },
      html`${choice({ id: 'visitor-to', label: t('visits.giveTo'), value: this.to, items: this.agents, change: (to) => (this.to = to) })}`,
    );
  }
}

customElements.define('give-visitor-dialog', GiveVisitorDialog);
