import { html } from 'lit';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { t } from '../shared/language.js';
import './sentences.js';

/**
 * Does the same to chosen rows in three steps: what is to be done, the effect on each, the result. Nothing is done before the
 * second. A dialog says by `ask` what is asked of the server, by `fits` whether a row allows it, and by `carriedOut` what follows.
 */
export class PreviewDialog extends FormDialog {
  static properties = { chosen: { state: true }, step: { state: true }, results: { state: true } };

  constructor() {
    super();
    this.begin([]);
  }

  /** @param {object[]} chosen rows */
  begin(chosen) {
    this.chosen = chosen;
    this.step = 'begin';
    this.results = [];
  }

  async goOn() {
    await this.save(async () => {
      const isPreview = this.step === 'begin';
      this.results = await this.ask(isPreview);
      this.step = isPreview ? 'preview' : 'done';
      if (!isPreview) this.carriedOut();
    });
    await this.updateComplete;
    this.querySelector('.decisions')?.focus();
  }

  get possible() {
    return this.results.filter((result) => this.fits(result)).length;
  }

  frame(how, fields) {
    return super.frame({ ...how, isDone: this.step === 'done' }, fields);
  }

  /** @param {string} words on those that fit @param {string} otherwise key of the words on the others */
  summary(words, otherwise) {
    const failed = this.results.length - this.possible;
    return html`<p role="status"><strong>${words}</strong> ${failed > 0 ? t(otherwise, { n: failed }) : ''}</p>`;
  }

  /** @param {unknown} summary @param {string[]} heads of the columns; an empty one has no head */
  table(summary, heads) {
    return html`${summary}
      <div class="decisions wide" tabindex="0" role="region" aria-label=${this.title}>
        <table>
          <thead>
            <tr>
              ${heads.map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}
            </tr>
          </thead>
          <tbody>
            ${this.results.map((result) => this.result(result))}
          </tbody>
        </table>
      </div>`;
  }
}
