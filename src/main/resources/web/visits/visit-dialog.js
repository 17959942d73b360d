import { html } from 'lit';
import { registerVisit, visitReceivers } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { choice, line } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const EMPTY = { who: '', phone: '', askedFor: '' };

/** Notes a customer who has come in person, so that an agent is offered them (T8). Tells `visit-noted`. */
class VisitDialog extends FormDialog {
  static properties = { visit: { state: true }, agents: { state: true }, department: { state: true } };

  constructor() {
    super();
    this.visit = EMPTY;
    this.agents = [];
    this.department = '';
  }

  /** @param {string} department whose agents receive the visitor */
  async open(department) {
    this.department = department;
    this.visit = EMPTY;
    await this.show();
    this.querySelector('input')?.focus();
    await this.save(async () => {
      const { items } = await visitReceivers({ line: department });
      this.agents = items.map(({ person }) => ({ value: String(person.id), label: person.name }));
    });
  }

  change(name, value) {
    this.visit = { ...this.visit, [name]: value };
    this.right(name);
  }

  send(event) {
    event.preventDefault();
    const { who, phone, askedFor } = this.visit;
    const given = { line: this.department, ...(who.trim() && { who: who.trim() }), ...(phone.trim() && { phone: phone.trim() }), ...(askedFor && { askedFor: Number(askedFor) }) };
    return this.save(
      async () => {
        await registerVisit(given);
        this.close();
        say(said('visits.noted'));
        this.tell('visit-noted');
      },
      (problem) => (problem.status === 422 ? this.refuse(problem.fields) : (this.problem = wordsFor(problem))),
    );
  }

  render() {
    const { who, phone, askedFor } = this.visit;
    return this.frame(
      { title: t('visits.note'), save: t('visits.noteNow') },
      html`${line({ id: 'visit-who', label: t('visits.who'), value: who, wrong: this.wrong.who, change: (to) => this.change('who', to) })}
        <p class="small">${t('visits.whoHint')}</p>
        ${line({ id: 'visit-phone', label: t('visits.phone'), type: 'tel', value: phone, wrong: this.wrong.phone, change: (to) => this.change('phone', to) })}
        ${choice({
          id: 'visit-asked',
          label: t('visits.askedFor'),
          value: askedFor,
          items: [{ value: '', label: t('visits.nobodyAsked') }, ...this.agents],
          change: (to) => this.change('askedFor', to),
        })}`,
    );
  }
}

customElements.define('visit-dialog', VisitDialog);
