import { TellingDialog } from '../shared/dialogs/telling-dialog.js';

/** A supervisor does something for a person of the floor, who reads why. Tells `floor-changed`. */
export class FloorDialog extends TellingDialog {
  /** The person's row. */
  get row() {
    return this.subject;
  }

  nameOf({ person }) {
    return person.id;
  }

  get tells() {
    return 'floor-changed';
  }
}
