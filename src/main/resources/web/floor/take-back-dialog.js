import { withdrawOffer } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { FloorDialog } from './floor-dialog.js';

/** A supervisor takes back work offered to someone: it goes to the next agent, and the person keeps the turn and reads why. */
class TakeBackDialog extends FloorDialog {
  asked() {
    return {
      title: t('floor.takeBackOf', { name: this.row.person.name }),
      save: t('floor.takeBackNow'),
      words: 'floor.words',
      hint: t('floor.takeBackHint'),
    };
  }

  act(words) {
    return withdrawOffer(this.row.inHand.offered, words);
  }

  done() {
    return said('floor.takenBack', { name: this.row.person.name });
  }

  get tooLate() {
    return said('floor.offerEnded');
  }
}

customElements.define('take-back-dialog', TakeBackDialog);
