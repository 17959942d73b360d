import { html } from 'lit';
import { csvText } from '../desk/csv-text.js';
import { learnTexts, said, t, tCode } from '../language.js';
import { cards, cell } from './pieces.js';
import { SavingElement } from './saving-element.js';
import { say, wordsFor } from './words.js';

await learnTexts('csv-import');

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook goes as it is; a CSV file goes as text. @param {File} file */
async function sent(file) {
  const bytes = await file.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  if (first === 0x50 && second === 0x4b) return { isOther: false, sent: { bytes: new Blob([bytes]), type: WORKBOOK } };
  const { text, isOther } = csvText(bytes);
  return { isOther, sent: { text, type: 'text/csv' } };
}

/**
 * A CSV file or a workbook that is tried before it is taken: every refused line, or what would change. Excel saves CSV with Chinese in
 * GB18030; that is read here, and said before anything is stored.
 */
export class CsvImport extends SavingElement {
  static properties = { file: { state: true }, faults: { state: true }, moreFaults: { state: true }, trial: { state: true } };

  constructor() {
    super();
    this.forget();
  }

  /** How many bytes a file may have. */
  get longest() {
    throw new Error('each import has its limit');
  }

  /** @param {import('../api.js').Sent} _sent @returns {Promise<object>} what would change */
  tryOut(_sent) {
    throw new Error('each import says how it is tried');
  }

  /** @param {import('../api.js').Sent} _sent @returns {Promise<{words: import('../language.js').Said, changed: string}>} the message, and the event that reports the change */
  takeIn(_sent) {
    throw new Error('each import says how it is taken');
  }

  forget() {
    this.file = null;
    this.forgetTrial();
  }

  forgetTrial() {
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
    if (file.size > this.longest) {
      this.problem = said('csvImport.tooLong', { name: file.name });
      return;
    }
    this.file = { name: file.name, ...(await sent(file)) };
    this.tryAgain();
  }

  tryAgain() {
    this.forgetTrial();
    return this.save(
      async () => (this.trial = await this.tryOut(this.file.sent)),
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
        const { words, changed } = await this.takeIn(this.file.sent);
        say(words);
        this.forget();
        this.tell(changed);
      },
      (problem) => this.refused(problem),
    );
  }

  chooser() {
    return html`<label class="button file"
        >${t('csvImport.file')}<input class="visually-hidden" type="file" accept=".csv,.xlsx,text/csv" @change=${this.read}
      /></label>
      <vaadin-button theme="primary" data-take ?disabled=${this.busy || !this.trial} @click=${this.take}>${t('csvImport.take')}</vaadin-button>`;
  }

  /** @param {string} column as the file names it */
  columnName(column) {
    return column;
  }

  /** @param {{detail: string}} fault */
  reason({ detail }) {
    return html`<span lang="en">${detail}</span>`;
  }

  /** What the faults have in common. */
  summary() {
    return '';
  }

  faultRows() {
    const heads = ['line', 'column', 'reason'].map((name) => tCode('csvImport.refused', name));
    const all = t('csvImport.refusedAll', { n: this.faults.length + this.moreFaults });
    return html`<div class="notice failed faults"><p>${all}</p>${this.summary()}</div>
      ${cards(
        all,
        heads,
        this.faults.map(
          (fault) => html`<tr>
            ${cell(heads[0], fault.line ?? '')} ${cell(heads[1], fault.pointer ? `${fault.column} ${this.columnName(fault.pointer.slice(1))}` : '')}
            ${cell(heads[2], this.reason(fault))}
          </tr>`,
        ),
      )}
      ${this.moreFaults ? html`<p>${t('csvImport.moreFaults', { n: this.moreFaults })}</p>` : ''}`;
  }

  /** What was read, the faults of it, or what would change. @param {() => unknown} would */
  outcome(would) {
    return html`<p class="small">${this.file ? t(this.file.isOther ? 'csvImport.readAsGb' : 'csvImport.read', { name: this.file.name }) : ''}</p>
      ${this.problemLine()}
      <div role="status">${this.faults.length ? this.faultRows() : ''} ${this.trial ? html`<div class="would">${would()}</div>` : ''}</div>`;
  }
}
