import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../shared/elements/page-element.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { t } from '../shared/language.js';
import '../shared/elements/sla-badge.js';

const MARKED_FOR = 10_000;

/** The newest complaints that are open and past due; a new one is marked for ten seconds. */
class BreachList extends PageElement {
  static properties = { rows: {}, marked: { state: true } };

  constructor() {
    super();
    this.marked = new Set();
  }

  willUpdate(changes) {
    const before = changes.get('rows');
    if (!before) return;
    const known = new Set(before.map(({ number }) => number));
    const fresh = this.rows.map(({ number }) => number).filter((number) => !known.has(number));
    if (fresh.length === 0) return;
    this.marked = new Set([...this.marked, ...fresh]);
    setTimeout(() => {
      this.marked = new Set([...this.marked].filter((number) => !fresh.includes(number)));
    }, MARKED_FOR);
  }

  render() {
    return html`<section class="part" aria-labelledby="breaches-title">
      <header><h2 id="breaches-title">${t('breaches.title')}</h2></header>
      ${this.rows.length === 0
        ? html`<p class="none">${t('breaches.none')}</p>`
        : html`<ol class="breaches">
            ${repeat(
              this.rows,
              (row) => row.number,
              (row) => html`<li class=${this.marked.has(row.number) ? 'marked' : ''}>
                <a href="/console?view=open&due=passed&case=${row.number}">${row.number}</a>
                <span class="holder"><bdi>${row.owner?.name ?? t('case.nobody')}</bdi></span>
                <sla-badge brief .due=${row.dueAt}></sla-badge> ${provisionalMark(row.provisional)}
              </li>`,
            )}
          </ol>`}
    </section>`;
  }
}

customElements.define('breach-list', BreachList);
