import { moveComplaint } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { TellingDialog } from '../shared/dialogs/telling-dialog.js';
import './sentences.js';

const PLACES = ['front', 'usual'];

/** A supervisor puts a waiting case forward, or back to its own turn, and says why. Its subject is the case's number. Tells `case-moved`. */
class MoveDialog extends TellingDialog {
  get tells() {
    return 'case-moved';
  }

  asked() {
    return {
      title: t('move.title', { number: this.subject }),
      save: t('move.now'),
      id: 'move-to',
      choice: 'move.to',
      items: PLACES.map((value) => ({ value, label: tCode('move.place', value) })),
      words: 'move.reason',
    };
  }

  act(words) {
    return moveComplaint(this.subject, this.chosen, words);
  }

  done() {
    return said('move.done', { number: this.subject });
  }

  get tooLate() {
    return said('move.cant');
  }
}

customElements.define('move-dialog', MoveDialog);
