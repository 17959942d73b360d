import { html } from 'lit';
import { importUnits, tryUnits } from '../shared/api.js';
import { csvText } from '../shared/csv-text.js';
import { nameOf, said, t, tCode } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { cards, cell, line } from '../shared/elements/pieces.js';
import './sentences.js';

const LONGEST = 2 * 1024 * 1024;
const EXAMPLE = `code,kind,name_zh,name_en,parent,line,phone,valid_from,valid_to
HUB-SH,hub,上海分拨中心,Shanghai hub,EAST,,,,
SH001,branch,上海虹桥网点,Shanghai Hongqiao,HUB-SH,,021-5800 0001,2026-01-01,`;

/**
 * A CSV file of units, tried before it is taken: every refused line, or what would change. Excel saves Chinese in GB18030; that is
 * read here, and shown before anything is stored. Tells `unit-changed`.
 */
class UnitImport extends SavingElement {
  static properties = {
    file: { state: true },
    from: { state: true },
    wrong: { state: true },
    moreWrong: { state: true },
    trial: { state: true },
  };

  constructor() {
    super();
    this.from = '';
    this.forget();
  }

  forget() {
    this.file = null;
    this.wrong = [];
    this.moreWrong = 0;
    this.trial = null;
  }

  async read(event) {
    const [file] = event.target.files;
    if (!file) return;
    event.target.value = '';
    this.forget();
    this.problem = '';
    if (file.size > LONGEST) {
      this.problem = said('network.tooLong', { name: file.name });
      return;
    }
    this.file = { name: file.name, ...csvText(await file.arrayBuffer()) };
    this.tryOut();
  }

  tryOut() {
    this.wrong = [];
    this.moreWrong = 0;
    this.trial = null;
    return this.save(
      async () => (this.trial = await tryUnits(this.file.text, this.from)),
      (problem) => this.refused(problem),
    );
  }

  refused(problem) {
    this.wrong = problem.status === 422 ? problem.errors : [];
    this.moreWrong = problem.moreErrors;
    if (this.wrong.length === 0) this.problem = wordsFor(problem);
  }

  take() {
    return this.save(
      async () => {
        const { created, changed } = await importUnits(this.file.text, this.from);
        say(said('network.imported', { created, changed }));
        this.forget();
        this.tell('unit-changed');
      },
      (problem) => this.refused(problem),
    );
  }

  day(value) {
    this.from = value;
    if (this.file) this.tryOut();
  }

  wrongRows() {
    const heads = ['line', 'column', 'reason'].map((name) => tCode('network.refused', name));
    const all = t('network.refusedAll', { n: this.wrong.length + this.moreWrong });
    return html`<div class="notice failed faults"><p>${all}</p></div>
      ${cards(
        all,
        heads,
        this.wrong.map(
          ({ line: at, column, pointer, detail }) => html`<tr>
            ${cell(heads[0], at ?? '')} ${cell(heads[1], pointer ? `${column} ${pointer.slice(1)}` : '')}
            ${cell(heads[2], html`<span lang="en">${detail}</span>`)}
          </tr>`,
        ),
      )}
      ${this.moreWrong ? html`<p>${t('network.moreFaults', { n: this.moreWrong })}</p>` : ''}`;
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
        <label class="button file"
          >${t('network.file')}<input class="visually-hidden" type="file" accept=".csv,text/csv" @change=${this.read}
        /></label>
        <vaadin-button theme="primary" data-take ?disabled=${this.busy || !this.trial} @click=${this.take}
          >${t('network.take')}</vaadin-button
        >
      </div>
      <p class="small">${this.file ? t(this.file.isOther ? 'network.readAsGb' : 'network.read', { name: this.file.name }) : ''}</p>
      ${this.problemLine()}
      <div role="status">
        ${this.wrong.length > 0 ? this.wrongRows() : ''} ${this.trial ? html`<div class="would">${this.would()}</div>` : ''}
      </div>
    </div>`;
  }
}

customElements.define('unit-import', UnitImport);
