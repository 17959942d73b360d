import { html } from 'lit';
import { importVolumes, tryVolumes } from '../shared/api.js';
import { csvText } from '../shared/csv-text.js';
import { said, t, tCode } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { cards, cell } from '../shared/elements/pieces.js';
import './sentences.js';

const LONGEST = 8 * 1024 * 1024;
const EXAMPLE = `day,branch,parcels,insured
2026-09-24,SH001,12840,310
2026-09-24,SH002,9015,`;
const COLUMNS = ['day', 'branch', 'parcels', 'insured'];
/** Faults with a sentence of their own; of others the server's words are shown. */
const KNOWN = ['unknown-unit', 'not-on-day', 'after-today', 'too-early', 'no-day', 'no-number', 'more-than-all', 'twice', 'missing'];

/** A CSV file of volumes, tried before it is taken: every refused line and every unknown unit, or what would change. Tells `volumes-changed`. */
class VolumeImport extends SavingElement {
  static properties = { file: { state: true }, faults: { state: true }, moreFaults: { state: true }, trial: { state: true } };

  constructor() {
    super();
    this.forget();
  }

  forget() {
    this.file = null;
    this.faults = [];
    this.moreFaults = 0;
    this.trial = null;
  }

  async read(event) {
    const [file] = event.target.files;
    if (!file) return;
    event.target.value = '';
    this.forget();
    this.problem = '';
    if (file.size > LONGEST) {
      this.problem = said('volumes.tooLong', { name: file.name });
      return;
    }
    this.file = { name: file.name, ...csvText(await file.arrayBuffer()) };
    this.save(
      async () => (this.trial = await tryVolumes(this.file.text)),
      (problem) => this.refused(problem),
    );
  }

  refused(problem) {
    this.faults = problem.status === 422 ? problem.errors : [];
    this.moreFaults = problem.moreErrors;
    if (this.faults.length === 0) this.problem = wordsFor(problem);
  }

  take() {
    return this.save(
      async () => {
        const { added, replaced } = await importVolumes(this.file.text);
        say(said('volumes.imported', { added, replaced }));
        this.forget();
        this.tell('volumes-changed');
      },
      (problem) => this.refused(problem),
    );
  }

  unknown() {
    const units = [...new Set(this.faults.filter(({ code }) => code === 'unknown-unit').map(({ values }) => values[0]))];
    return units.length ? html`<p>${t('volumes.unknownUnits', { n: units.length })} <bdi>${units.join(' · ')}</bdi></p>` : '';
  }

  reason({ code, values, detail }) {
    return KNOWN.includes(code) ? tCode('volumes.fault', code, { unit: values?.[0] ?? '' }) : html`<span lang="en">${detail}</span>`;
  }

  faultRows() {
    const heads = ['line', 'column', 'reason'].map((name) => tCode('volumes.refused', name));
    const all = t('volumes.refusedAll', { n: this.faults.length + this.moreFaults });
    return html`<div class="notice failed faults"><p>${all}</p>${this.unknown()}</div>
      ${cards(
        all,
        heads,
        this.faults.map(
          (fault) => html`<tr>
            ${cell(heads[0], fault.line ?? '')} ${cell(heads[1], fault.pointer ? `${fault.column} ${columnName(fault.pointer.slice(1))}` : '')}
            ${cell(heads[2], this.reason(fault))}
          </tr>`,
        ),
      )}
      ${this.moreFaults ? html`<p>${t('volumes.moreFaults', { n: this.moreFaults })}</p>` : ''}`;
  }

  render() {
    return html`<div class="volume-import">
      <p>${t('volumes.how')}</p>
      <pre class="small" tabindex="0" lang="en">${EXAMPLE}</pre>
      <div class="volume-tools">
        <label class="button file"
          >${t('volumes.file')}<input class="visually-hidden" type="file" accept=".csv,text/csv" @change=${this.read}
        /></label>
        <vaadin-button theme="primary" data-take ?disabled=${this.busy || !this.trial} @click=${this.take}>${t('volumes.take')}</vaadin-button>
      </div>
      <p class="small">${this.file ? t(this.file.isOther ? 'volumes.readAsGb' : 'volumes.read', { name: this.file.name }) : ''}</p>
      ${this.problemLine()}
      <div role="status">
        ${this.faults.length ? this.faultRows() : ''} ${this.trial ? html`<p class="would">${t('volumes.would', this.trial)}</p>` : ''}
      </div>
    </div>`;
  }
}

/** @param {string} column a newer server's stands as it is */
function columnName(column) {
  return COLUMNS.includes(column) ? tCode('volumes.column', column) : column;
}

customElements.define('volume-import', VolumeImport);
