import { html } from 'lit';
import { importUnits, tryUnits } from '../shared/api.js';
import { nameOf, said, t, tCode } from '../shared/language.js';
import { CsvImport } from '../shared/elements/csv-import.js';
import { cards, cell, line } from '../shared/elements/pieces.js';
import './sentences.js';

const EXAMPLE = `code,kind,name_zh,name_en,parent,line,phone,valid_from,valid_to
HUB-SH,hub,上海分拨中心,Shanghai hub,EAST,,,,
SH001,branch,上海虹桥网点,Shanghai Hongqiao,HUB-SH,,021-5800 0001,2026-01-01,`;

/** Units from a file. Tells `unit-changed`. */
class UnitImport extends CsvImport {
  static properties = { from: { state: true } };

  constructor() {
    super();
    this.from = '';
  }

  get longest() {
    return 2 * 1024 * 1024;
  }

  tryOut(table) {
    return tryUnits(table, this.from);
  }

  async takeIn(table) {
    const { created, changed } = await importUnits(table, this.from);
    return { words: said('network.imported', { created, changed }), changed: 'unit-changed' };
  }

  day(value) {
    this.from = value;
    if (this.file) this.tryAgain();
  }

  would() {
    const { created, changed, unchanged, changes } = this.trial;
    const heads = ['code', 'name', 'whatChanges'].map((name) => tCode('network', name));
    return html`<p>${t('network.would', { created, changed, unchanged })}</p>
      ${changes.length === 0
        ? ''
        : cards(
            t('network.whatChanges'),
            heads,
            changes.map(
              (one) => html`<tr>
                ${cell(heads[0], one.code)} ${cell(heads[1], html`<bdi>${nameOf(one.name)}</bdi>`)}
                ${cell(
                  heads[2],
                  one.created
                    ? t('network.created')
                    : Object.entries(one.fields).map(
                        ([name, { before, after }]) => html`<div>${tCode('network', name)}: <bdi>${before || '–'}</bdi> → <bdi>${after || '–'}</bdi></div>`,
                      ),
                )}
              </tr>`,
            ),
          )}`;
  }

  render() {
    return html`<div class="unit-import">
      <p>${t('network.importHow')}</p>
      <pre class="small" tabindex="0" lang="en">${EXAMPLE}</pre>
      <div class="member-form">
        ${line({ id: 'import-from', label: t('network.parentFrom'), type: 'date', value: this.from, change: (value) => this.day(value) })}
        ${this.chooser()}
      </div>
      ${this.outcome(() => this.would())}
    </div>`;
  }
}

customElements.define('unit-import', UnitImport);
