import { html } from 'lit';
import '@vaadin/text-area';
import { setPresence } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/elements/form-dialog.js';
import { choice } from '../shared/elements/pieces.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import { choicesOf, stateWords } from './floor-words.js';

/** A supervisor changes what somebody does, and says why; the person reads it. Tells `floor-changed`. */
class StateDialog extends FormDialog {
  static properties = { row: { state: true }, breaks: { state: true }, chosen: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.row = null;
    this.breaks = [];
    this.chosen = '0';
    this.words = '';
  }

  async open(row, breaks) {
    this.row = row;
    this.breaks = breaks;
    this.chosen = '0';
    this.words = '';
    await this.show();
    this.querySelector('select').focus();
  }

  get choices() {
    return choicesOf(this.breaks);
  }

  send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (!words) return this.refuse({ words: missing('floor.words') });
    return this.save(
      async () => {
        await setPresence(this.row.person.id, { ...this.choices[Number(this.chosen)], words });
        this.close();
        say(said('floor.stateSet', { name: this.row.person.name }));
        this.tell('floor-changed');
      },
      (problem) => (this.problem = problem.status === 409 ? said('floor.notOnFloor') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.row) return '';
    return this.frame(
      { title: t('floor.stateOf', { name: this.row.person.name }), save: t('floor.setState') },
      html`${choice({
          id: 'floor-state',
          label: t('floor.newState'),
          value: this.chosen,
          items: this.choices.map((each, i) => ({ value: String(i), label: each.state === 'off' ? t('presence.leave') : stateWords(each, this.breaks) })),
          change: (chosen) => (this.chosen = chosen),
        })}
        <vaadin-text-area
          label=${t('floor.words')}
          helper-text=${t('floor.wordsHint')}
          maxlength="500"
          min-rows="2"
          .value=${this.words}
          ${fault(this, 'words')}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('state-dialog', StateDialog);
