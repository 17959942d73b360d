import { html } from 'lit';
import '@vaadin/text-area';
import { swapTurns } from '../shared/api.js';
import { number, said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/elements/form-dialog.js';
import { choice } from '../shared/elements/pieces.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Two people of a line change places in the rotation (R8). Tells `floor-changed`. */
class SwapDialog extends FormDialog {
  static properties = { row: { state: true }, others: { state: true }, other: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.row = null;
    this.others = [];
    this.other = '';
    this.words = '';
  }

  /** @param {object} row @param {object[]} others of the same line, with a place */
  async open(row, others) {
    this.row = row;
    this.others = others;
    this.other = String(others[0]?.person.id ?? '');
    this.words = '';
    await this.show();
    this.querySelector('select').focus();
  }

  send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (!words) return this.refuse({ words: missing('floor.why') });
    return this.save(
      async () => {
        await swapTurns({ one: this.row.person.id, other: Number(this.other), words });
        this.close();
        say(said('floor.swapped'));
        this.tell('floor-changed');
      },
      (problem) => (this.problem = problem.status === 409 ? said('floor.noPlace') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.row) return '';
    return this.frame(
      { title: t('floor.swapOf', { name: this.row.person.name, n: number(this.row.place) }), save: t('floor.swap') },
      html`${choice({
          id: 'floor-other',
          label: t('floor.swapWith'),
          value: this.other,
          items: this.others.map(({ person, place }) => ({ value: String(person.id), label: t('floor.namePlace', { name: person.name, n: number(place) }) })),
          change: (other) => (this.other = other),
        })}
        <vaadin-text-area
          label=${t('floor.why')}
          maxlength="500"
          min-rows="2"
          .value=${this.words}
          ${fault(this, 'words')}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('swap-dialog', SwapDialog);
