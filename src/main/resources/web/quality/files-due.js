import { html } from 'lit';
import { filesDueCounts } from '../shared/api.js';
import { departmentName } from '../shared/policy-names.js';
import { number, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './due-list.js';
import './sentences.js';

const WORKS = ['completion', 'update', 'review', 'mending'];

/** How many files are to be completed, updated, reviewed and mended, of each department and of the person (A6). */
class FilesDue extends ReadingElement {
  static properties = { shown: { state: true } };

  constructor() {
    super();
    this.shown = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ask('files due');
  }

  read() {
    return filesDueCounts();
  }

  count(n, most) {
    return n < most ? number(n) : t('quality.due.atLeast', { n: number(most) });
  }

  counted(counts, { work, key, name, query }) {
    if (!counts) return '';
    const of = counts.of(key);
    if (!of) return '';
    const words = t('quality.due.count', { n: this.count(of.due, counts.most), late: this.count(of.overdue, counts.most) });
    const isShown = this.shown?.work === work && this.shown.key === key;
    return html`<span class=${of.overdue ? 'missed' : ''}>${words}</span>
      ${of.due
        ? html`<button
            class="button"
            data-due=${`${work} ${key}`}
            aria-pressed=${isShown ? 'true' : 'false'}
            aria-label=${t('quality.due.showOf', { work: tCode('quality.due', work), name })}
            @click=${() => (this.shown = { work, key, name, query })}
          >
            ${t('quality.due.show')}
          </button>`
        : ''}`;
  }

  row(answer, one) {
    return html`<tr>
      ${cell(t('quality.department'), one.name)}
      ${WORKS.filter((work) => answer[work]).map((work) => cell(tCode('quality.due', work), this.counted(answer[work], { ...one, work })))}
    </tr>`;
  }

  table(answer) {
    const works = WORKS.filter((work) => answer[work]);
    if (!works.length) return html`<p>${t('quality.due.none')}</p>`;
    const codes = [...new Set(works.flatMap((work) => answer[work].departments.map((one) => one.department ?? '')))].sort();
    const of = Object.fromEntries(
      works.map((work) => {
        const { departments, mine, most } = answer[work];
        return [work, { most, of: (key) => (key === 'mine' ? mine : departments.find((one) => `of ${one.department ?? ''}` === key)) }];
      }),
    );
    const rows = [
      { key: 'mine', name: t('quality.due.mine'), query: { responsible: pagePerson()?.id } },
      ...codes.map((code) => ({
        key: `of ${code}`,
        name: code ? departmentName(code) : t('quality.noDepartment'),
        query: code ? { department: code } : {},
      })),
    ];
    return html`<p class="small">${t('quality.due.how')}</p>
      ${cards(
        t('quality.due.title'),
        [t('quality.department'), ...works.map((work) => tCode('quality.due', work))],
        rows.map((one) => this.row(of, one)),
      )}
      ${this.shown ? html`<due-list .shown=${this.shown} @file-confirmed=${() => this.load()}></due-list>` : ''}`;
  }

  render() {
    return html`<section aria-label=${t('quality.due.title')}>
      <h3>${t('quality.due.title')}</h3>
      ${this.states((answer) => this.table(answer))}
    </section>`;
  }
}

customElements.define('files-due', FilesDue);
