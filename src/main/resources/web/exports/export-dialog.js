import { html } from 'lit';
import { exportOf, previewExport, startExport } from '../shared/api.js';
import { number, said, t, tCode } from '../shared/language.js';
import { exact } from '../shared/times.js';
import { whileShown } from '../shared/while-shown.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { wordsFor } from '../shared/elements/words.js';
import { exportFile, exportProgress, isUnderWay } from './pieces.js';
import './sentences.js';

const FORMATS = ['xlsx', 'csv-excel', 'csv-rfc4180'];
const PAUSE = 1_000;
const LEAST_REASON = 3;
const LONGEST_REASON = 200;

/** Asks for a format and a reason, says how many rows there are, and follows the file until it can be fetched. */
class ExportDialog extends FormDialog {
  static properties = {
    what: { state: true },
    filters: { state: true },
    preview: { state: true },
    times: { state: true },
    format: { state: true },
    reason: { state: true },
    begun: { state: true },
  };

  constructor() {
    super();
    this.what = 'complaints';
    this.filters = {};
    this.preview = null;
    this.times = null;
    this.format = FORMATS[0];
    this.reason = '';
    this.begun = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.endings.push(whileShown(() => this.follow(), PAUSE));
  }

  /**
   * @param {string} what list @param {Record<string, string | boolean>} filters
   * @param {number | null} [times] the number, where it counts some of the rows more than once
   */
  async open(what, filters, times = null) {
    this.what = what;
    this.times = times;
    this.filters = filters;
    this.preview = null;
    this.begun = null;
    await this.show();
    this.querySelector('#export-reason').focus();
    try {
      this.preview = await previewExport({ what, filters });
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  async follow() {
    if (!this.dialog?.open || !isUnderWay(this.begun)) return;
    this.begun = await exportOf(this.begun.id).catch(() => this.begun);
  }

  async send(event) {
    event.preventDefault();
    if (this.begun) {
      this.close();
      this.tell('go', { view: 'exports', case: '' });
      return;
    }
    const reason = this.reason.trim();
    if (reason.length < LEAST_REASON) {
      this.problem = said('export.reasonMissing');
      this.querySelector('#export-reason').focus();
      return;
    }
    const { what, filters, format } = this;
    await this.save(
      async () => {
        this.begun = await startExport({ what, filters, format, language: t('export.language'), reason });
        this.reason = '';
      },
      (problem) => {
        const isTooLong = problem.codes.filters === 'too-many-rows';
        this.problem = isTooLong ? this.tooMany : problem.status === 429 ? said('export.threeAtOnce') : wordsFor(problem);
      },
    );
  }

  get tooMany() {
    return said('export.tooMany', { n: number(this.preview?.most ?? 0) });
  }

  rows() {
    if (!this.preview) return t('export.counting');
    const { rows, tooMany, erased } = this.preview;
    if (tooMany) return String(this.tooMany);
    if (erased) return `${t('export.rows', { n: number(rows) })} ${t('export.erased', { n: number(erased) })}`;
    return this.times === null ? t('export.rows', { n: number(rows) }) : t('export.rowsCounted', { n: number(rows), times: number(this.times) });
  }

  choice(format) {
    return html`<label class="export-format">
      <input type="radio" name="format" value=${format} .checked=${this.format === format} @change=${() => (this.format = format)} />
      <span>${tCode('export.format', format)}<br /><span class="small">${tCode('export.formatHint', format)}</span></span>
    </label>`;
  }

  fields() {
    return html`<p role="status">${this.rows()}</p>
      <fieldset class="export-formats">
        <legend>${t('export.formats')}</legend>
        ${FORMATS.map((format) => this.choice(format))}
      </fieldset>
      <div class="field">
        <label for="export-reason">${t('export.reason')}</label>
        <input
          class="input"
          id="export-reason"
          maxlength=${LONGEST_REASON}
          autocomplete="off"
          required
          aria-describedby="export-reason-hint"
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
        />
        <p id="export-reason-hint" class="small">${t('export.registered')}</p>
      </div>`;
  }

  followed() {
    const { fileUntil } = this.begun;
    return html`<div role="status">${exportProgress(this.begun)}</div>
      ${exportFile(this.begun)}
      <p class="small">${fileUntil ? t('export.until', { at: exact(fileUntil) }) : t('export.goesOn')}</p>`;
  }

  render() {
    const title = t('export.title', { what: tCode('export.what', this.what) });
    return this.frame(
      { title, save: this.begun ? t('export.toMine') : t('export.start'), isBegun: Boolean(this.begun) },
      this.begun ? this.followed() : this.fields(),
    );
  }
}

customElements.define('export-dialog', ExportDialog);
