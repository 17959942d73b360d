import { html } from 'lit';
import { missingFileCounts, recordFileCount } from '../shared/api.js';
import { nameOf, number, said, t, tCode } from '../shared/language.js';
import { departmentName, departments } from '../shared/policy-names.js';
import { cards, cell, choice, line, moment } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const EMPTY = { department: '', counted: '' };

/** Counts of the departments' files against the system's (A7), and missing parts of each. */
class FileCount extends SavingElement {
  static properties = { counts: { state: true }, draft: { state: true } };

  constructor() {
    super();
    this.counts = null;
    this.draft = EMPTY;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.counts = await missingFileCounts();
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  set(name, value) {
    this.draft = { ...this.draft, [name]: value };
    this.right(name);
  }

  send(event) {
    event.preventDefault();
    const { department, counted } = this.draft;
    const absent = {
      ...(department ? {} : { department: said('missing.choose') }),
      ...(/^\d{1,8}$/.test(counted.trim()) ? {} : { counted: said('missing.countWrong') }),
    };
    if (Object.keys(absent).length) return this.refuse(absent);
    return this.save(
      async () => {
        await recordFileCount(department, Number(counted));
        this.draft = EMPTY;
        say(said('missing.stepped'));
        await this.load();
      },
      (problem) => (this.problem = wordsFor(problem)),
    );
  }

  /** @param {string} code @param {string[]} heads */
  row(code, heads) {
    const of = (list) => list.find(({ department }) => department === code);
    const [open, last] = [of(this.counts.items), of(this.counts.counted)];
    const lacks = last ? last.inSystem - last.counted : 0;
    return html`<tr>
      ${cell(heads[0], departmentName(code))}
      ${cell(heads[1], last ? html`${t('missing.countedOf', { n: number(last.counted), all: number(last.inSystem) })} ${lacks > 0 ? html`<span class="missed">${t('missing.lacks', { n: number(lacks) })}</span>` : ''} <span class="small">${last.by.name} ${moment(last.at)}</span>` : t('missing.never'))}
      ${cell(heads[2], open ? html`${number(open.missing)} ${open.overdue ? html`<span class="badge breached">${t('missing.overdueN', { n: number(open.overdue) })}</span>` : ''}` : number(0))}
      ${cell(heads[3], number(open?.heldBack ?? 0))}
    </tr>`;
  }

  render() {
    if (!this.counts) return this.problemLine();
    const heads = ['department', 'counted', 'missing', 'heldBack'].map((name) => tCode('missing.head', name));
    const codes = departments()
      .map(({ code }) => code)
      .filter((code) => [...this.counts.items, ...this.counts.counted].some(({ department }) => department === code));
    const all = departments().map(({ code, name }) => ({ value: code, label: nameOf(name) }));
    return html`<section class="file-count" aria-label=${t('missing.counts')}>
      ${codes.length ? cards(t('missing.counts'), heads, codes.map((code) => this.row(code, heads))) : ''}
      ${this.formOf(
        'form',
        html`${choice({
            id: 'file-count-department',
            label: t('missing.countOf'),
            value: this.draft.department,
            items: [{ value: '', label: t('missing.choose') }, ...all],
            wrong: this.wrong.department,
            change: (value) => this.set('department', value),
          })}
          ${line({ id: 'file-count-counted', label: t('missing.counted'), value: this.draft.counted, wrong: this.wrong.counted, longest: 8, change: (value) => this.set('counted', value) })}
          ${this.problemLine()} ${this.saveButton(t('missing.count'))}`,
      )}
    </section>`;
  }
}

customElements.define('file-count', FileCount);
