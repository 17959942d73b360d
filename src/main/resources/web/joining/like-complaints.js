import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { sameMatter } from '../shared/api.js';
import { t } from '../shared/language.js';
import { complaintWords, reasonWords } from './matter-words.js';

const PAUSE = 500;
const FIELDS = ['waybill', 'phone', 'complainant', 'branch', 'description'];
/** By itself a name finds nothing. */
const TELLING = ['waybill', 'phone', 'branch'];

/** Next to the form of a new complaint: those that may be about the same matter, as it is typed. Tells `go`. */
class LikeComplaints extends PageElement {
  static properties = { draft: {}, items: { state: true } };

  constructor() {
    super();
    this.items = [];
    this.asked = '';
  }

  willUpdate(changes) {
    if (!changes.has('draft')) return;
    const typed = Object.fromEntries(FIELDS.map((name) => [name, (this.draft[name] ?? '').trim()]).filter(([, text]) => text));
    const asked = JSON.stringify(typed);
    if (asked === this.asked) return;
    this.asked = asked;
    clearTimeout(this.soon);
    if (TELLING.some((name) => typed[name])) this.soon = setTimeout(() => this.load(typed, asked), PAUSE);
    else this.items = [];
  }

  async load(typed, asked) {
    // A waybill that can't be read yet is refused, and finds nothing.
    const answer = await sameMatter(typed).catch(() => ({ items: [] }));
    if (asked === this.asked) this.items = answer.items;
  }

  open = (number) => this.tell('go', { case: number });

  render() {
    return html`<div role="status">
      ${this.items.length
        ? html`<section class="joined" aria-label=${t('matter.title')}>
            <ul class="hints">
              ${this.items.map(
                ({ complaint, reasons }) =>
                  html`<li data-hint=${complaint.number}>
                    <p>${t('matter.mayBe', { reasons: reasonWords(reasons) })}</p>
                    ${complaintWords(complaint, this.open)}
                  </li>`,
              )}
            </ul>
          </section>`
        : ''}
    </div>`;
  }
}

customElements.define('like-complaints', LikeComplaints);
