import { html } from 'lit';
import { importVolumes, tryVolumes } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { CsvImport } from '../shared/elements/csv-import.js';
import './sentences.js';

const EXAMPLE = `day,branch,parcels,insured
2026-09-24,SH001,12840,310
2026-09-24,SH002,9015,`;
const COLUMNS = ['day', 'branch', 'parcels', 'insured'];
/** Faults with their own sentence; of others the server's words are shown. */
const KNOWN = ['unknown-unit', 'not-on-day', 'after-today', 'too-early', 'no-day', 'no-number', 'more-than-all', 'twice', 'missing'];

/** Volumes from a file; names every unknown unit. Tells `volumes-changed`. */
class VolumeImport extends CsvImport {
  get longest() {
    return 8 * 1024 * 1024;
  }

  tryOut(table) {
    return tryVolumes(table);
  }

  async takeIn(table) {
    const { added, replaced } = await importVolumes(table);
    return { words: said('volumes.imported', { added, replaced }), changed: 'volumes-changed' };
  }

  summary() {
    const units = [...new Set(this.faults.filter(({ code }) => code === 'unknown-unit').map(({ values }) => values[0]))];
    return units.length ? html`<p>${t('volumes.unknownUnits', { n: units.length })} <bdi>${units.join(' · ')}</bdi></p>` : '';
  }

  /** A newer server's column stands as it is. */
  columnName(column) {
    return COLUMNS.includes(column) ? tCode('volumes.column', column) : column;
  }

  reason(fault) {
    const { code, values } = fault;
    return KNOWN.includes(code) ? tCode('volumes.fault', code, { unit: values?.[0] ?? '' }) : super.reason(fault);
  }

  render() {
    return html`<div class="volume-import">
      <p>${t('volumes.how')}</p>
      <pre class="small" tabindex="0" lang="en">${EXAMPLE}</pre>
      <div class="volume-tools">
        ${this.chooser()}
      </div>
      ${this.outcome(() => html`<p>${t('volumes.would', this.trial)}</p>`)}
    </div>`;
  }
}

customElements.define('volume-import', VolumeImport);
