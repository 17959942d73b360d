import { html } from 'lit';
import { absences, endAbsence, enterAbsence, workloads } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { dateOf } from '../shared/times.js';
import { cards, cell, choice, line } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Days on which agents are away, entered ahead by a supervisor: work for their customers does not wait then (R3). Read when it is opened. */
class AbsenceList extends SavingElement {
  static properties = { items: { state: true }, colleagues: { state: true }, person: { state: true }, from: { state: true }, to: { state: true } };

  constructor() {
    super();
    this.items = null;
    this.colleagues = [];
    this.person = '';
    this.from = '';
    this.to = '';
  }

  async open() {
    if (this.items) return;
    try {
      const [known, all] = await Promise.all([absences(), workloads()]);
      this.colleagues = all.items.filter(({ person }) => person).map(({ person }) => ({ value: String(person.id), label: person.name }));
      this.person = this.colleagues[0]?.value ?? '';
      this.items = known.items;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  async again() {
    this.items = (await absences()).items;
  }

  send(event) {
    event.preventDefault();
    if (!this.from || !this.to) return (this.problem = missing(this.from ? 'absence.to' : 'absence.from'));
    return this.save(
      async () => {
        await enterAbsence({ person: Number(this.person), from: this.from, to: this.to });
        this.from = '';
        this.to = '';
        say(said('absence.entered'));
        await this.again();
      },
      (problem) => (this.problem = problem.status === 409 ? t('absence.twice') : problem.status === 422 ? t('absence.wrongDays') : wordsFor(problem)),
    );
  }

  end(of) {
    return this.save(async () => {
      await endAbsence(of.id);
      say(said('absence.ended', { name: of.person.name }));
      await this.again();
    });
  }

  row(of, heads) {
    return html`<tr data-absence=${of.id}>
      ${cell(heads[0], html`<bdi>${of.person.name}</bdi>`)} ${cell(heads[1], dateOf(of.from))} ${cell(heads[2], dateOf(of.to))}
      ${cell(heads[3], html`<bdi>${of.enteredBy.name}</bdi>`)}
      ${cell(
        heads[4],
        html`<button class="link" type="button" data-end=${of.id} aria-label=${t('absence.endOf', { name: of.person.name, from: dateOf(of.from) })} @click=${() => this.end(of)}>
          ${t('absence.end')}
        </button>`,
      )}
    </tr>`;
  }

  table() {
    if (!this.items.length) return html`<p class="state">${t('absence.none')}</p>`;
    const heads = ['person', 'from', 'to', 'by', 'end'].map((name) => tCode('absence.head', name));
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('absence.title')}>
      ${cards(t('absence.title'), heads, this.items.map((each) => this.row(each, heads)))}
    </div>`;
  }

  render() {
    return html`<details class="absences" @toggle=${({ target }) => target.open && this.open()}>
      <summary>${t('absence.title')}</summary>
      <p class="small">${t('absence.explained')}</p>
      ${this.items
        ? html`${this.table()}
          ${this.formOf(
            'absence-form',
            html`${choice({ id: 'absence-person', label: t('absence.head.person'), value: this.person, items: this.colleagues, change: (id) => (this.person = id) })}
              ${line({ id: 'absence-from', label: t('absence.from'), value: this.from, type: 'date', change: (day) => (this.from = day) })}
              ${line({ id: 'absence-to', label: t('absence.to'), value: this.to, type: 'date', change: (day) => (this.to = day) })}
              ${this.saveButton(t('absence.enter'))}`,
          )}`
        : ''}
      ${this.problemLine()}
    </details>`;
  }
}

customElements.define('absence-list', AbsenceList);
