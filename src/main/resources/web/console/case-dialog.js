import { html } from 'lit';
import { t } from '../shared/language.js';
import { saveOnCtrlEnter } from './keyboard.js';
import { changedMeanwhile, readAgain } from './changed-meanwhile.js';
import { SavingElement } from './saving-element.js';
import { say, wordsFor } from './words.js';

/**
 * A dialog about one case. Where somebody else changed the case in between (412) it shows both and keeps what was typed;
 * the next try is for the case as it is now. Tells `complaint-changed`.
 */
export class CaseDialog extends SavingElement {
  static properties = { complaint: {}, other: { state: true } };

  constructor() {
    super();
    this.other = null;
  }

  /** The case as it was last read. */
  get current() {
    return this.other ?? this.complaint;
  }

  async show() {
    this.problem = '';
    this.other = null;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  close() {
    this.querySelector('dialog').close();
    if (this.other) this.tell('complaint-changed', this.other);
  }

  /**
   * @param {(number: string, version: number) => Promise<object>} act answers the case as it is afterwards
   * @param {string} done what is then said
   */
  change(act, done) {
    return this.save(
      async () => {
        const { number, version } = this.current;
        const after = await act(number, version);
        this.querySelector('dialog').close();
        this.tell('complaint-changed', after);
        say(done);
      },
      async (problem) => {
        if (problem.status === 412) this.other = await readAgain(this.complaint.number);
        else this.problem = this.explain(problem);
      },
    );
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    return wordsFor(problem);
  }

  /** @param {{title: string, save: string, onSubmit: (event: Event) => void}} how @param {unknown} fields */
  frame({ title, save, onSubmit }, fields) {
    return html`<dialog aria-label=${title}>
      <form @submit=${onSubmit} @keydown=${saveOnCtrlEnter}>
        <h2>${title}</h2>
        ${this.other ? changedMeanwhile(this.complaint, this.other) : ''} ${fields} ${this.problemLine()}
        <div class="dialog-actions">
          <vaadin-button @click=${this.close}>${t('dialog.cancel')}</vaadin-button>
          ${this.saveButton(save)}
        </div>
      </form>
    </dialog>`;
  }
}
