import { swapTurns } from '../shared/api.js';
import { number, said, t } from '../shared/language.js';
import { FloorDialog } from './floor-dialog.js';

/** Two people of a line change places in the rotation (R8). What is offered are the others of the line who have a place. */
class SwapDialog extends FloorDialog {
  asked() {
    const { person, place } = this.row;
    return {
      title: t('floor.swapOf', { name: person.name, n: number(place) }),
      save: t('floor.swap'),
      id: 'floor-other',
      choice: 'floor.swapWith',
      items: this.offered.map((other) => ({ value: String(other.person.id), label: t('floor.namePlace', { name: other.person.name, n: number(other.place) }) })),
      words: 'floor.why',
    };
  }

  act(words) {
    return swapTurns({ one: this.row.person.id, other: Number(this.chosen), words });
  }

  done() {
    return said('floor.swapped');
  }

  get tooLate() {
    return said('floor.noPlace');
  }
}

customElements.define('swap-dialog', SwapDialog);
