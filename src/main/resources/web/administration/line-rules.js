import { html } from 'lit';
import { policy } from '../shared/api.js';
import { t } from '../shared/language.js';
import { lineName } from '../shared/policy-names.js';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';

/** @param {string[]} sentences */
export const sentenceList = (sentences) => html`<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;

/** What the policy of a line of business says of one matter, in sentences. Read when it is opened. Subclasses give `heading(line)` and `drawn()`. */
export class LineRules extends PageElement {
  static properties = { line: {}, policy: { state: true }, problem: { state: true } };

  async open() {
    try {
      this.policy = await policy({ query: { lineOfBusiness: this.line } });
      this.problem = null;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  body() {
    if (this.problem) return html`<p class="notice failed" role="alert">${this.problem}</p>`;
    return this.policy ? this.drawn() : html`<p class="state">${t('state.loading')}</p>`;
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && this.open()}>
      <summary>${this.heading(lineName(this.line))}</summary>
      ${this.body()}
    </details>`;
  }
}
