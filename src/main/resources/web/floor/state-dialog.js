import { setPresence } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { choicesOf, stateWords } from './floor-words.js';
import { FloorDialog } from './floor-dialog.js';

/** A supervisor changes what someone does, and says why; the person reads it. Offered work are the breaks of the policy. */
class StateDialog extends FloorDialog {
  get choices() {
    return choicesOf(this.offered);
  }

  asked() {
    const { name } = this.row.person;
    return {
      title: t('floor.stateOf', { name }),
      save: t('floor.setState'),
      id: 'floor-state',
      choice: 'floor.newState',
      items: this.choices.map((each, i) => ({ value: String(i), label: each.state === 'off' ? t('presence.leave') : stateWords(each, this.offered) })),
      words: 'floor.words',
      hint: t('floor.wordsHint'),
    };
  }

  act(words) {
    return setPresence(this.row.person.id, { ...this.choices[Number(this.chosen)], words });
  }

  done() {
    return said('floor.stateSet', { name: this.row.person.name });
  }

  get tooLate() {
    return said('floor.notOnFloor');
  }
}

customElements.define('state-dialog', StateDialog);
