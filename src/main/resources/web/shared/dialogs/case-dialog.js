import { html } from 'lit';
import { changedMeanwhile, readAgain } from '../elements/changed-meanwhile.js';
import { FormDialog } from './form-dialog.js';
import { say, wordsFor } from '../elements/words.js';

/**
 * A dialog about one case, which its title names. If another person changed the case in between (412), it shows both versions and keeps the input;
 * the next try is for the present version. Tells `complaint-changed`.
 */
export class CaseDialog extends FormDialog {
  static properties = { complaint: {}, other: { state: true } };

  constructor() {
    super();
    this.other = null;
  }

  /** The case as it was last read. */
  get current() {
    return this.other ?? this.complaint;
  }

  show() {
    this.other = null;
    return super.show();
  }

  close() {
    super.close();
    if (this.other) this.tell('complaint-changed', this.other);
  }

  /**
   * @param {(number: string, version: number) => Promise<object>} act answers the case after the change
   * @param {string | import('../language.js').Said} done the message after that
   */
  change(act, done) {
    return this.save(
      async () => {
        const { number, version } = this.current;
        const after = await act(number, version);
        this.dialog.close();
        this.tell('complaint-changed', after);
        say(done);
      },
      async (problem) => {
        if (problem.status === 412) this.other = await readAgain(this.complaint.number);
        else this.problem = this.explain(problem);
      },
    );
  }

  /** @param {import('../api.js').Problem} problem */
  explain(problem) {
    return wordsFor(problem);
  }

  frame(how, fields) {
    const title = `${how.title} · ${this.complaint.number}`;
    return super.frame({ ...how, title }, html`${this.other ? changedMeanwhile(this.complaint, this.other) : ''} ${fields}`);
  }
}
