import { html } from 'lit';
import { policy } from '../shared/api.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { lineName } from '../shared/policy-names.js';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** What a line of business asks its customers: a sentence for each question of its policy. Read when it is opened. */
class AskedRules extends PageElement {
  static properties = { line: {}, rules: { state: true }, problem: { state: true } };

  async open() {
    try {
      this.rules = (await policy({ query: { lineOfBusiness: this.line } })).questionnaires;
      this.problem = null;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  question({ kind, wording, low, high, choices }) {
    const words = t('askedRules.question', { wording: nameOf(wording), how: tCode('askedKind', kind) });
    if (low) return `${words} ${t('askedRules.ends', { low: nameOf(low), high: nameOf(high) })}`;
    return choices.length ? `${words} ${choices.map(({ name }) => nameOf(name)).join(' · ')}` : words;
  }

  purpose({ purpose, questions, script }) {
    return html`<li>
      ${tCode('askedFor', purpose)}
      <ul>
        <li>${t('askedRules.opening', { words: nameOf(script.opening) })}</li>
        ${questions.map((question) => html`<li>${this.question(question)}</li>`)}
        <li>${t('askedRules.closing', { words: nameOf(script.closing) })}</li>
      </ul>
    </li>`;
  }

  body() {
    if (this.problem) return html`<p class="notice failed" role="alert">${this.problem}</p>`;
    if (!this.rules) return html`<p class="state">${t('state.loading')}</p>`;
    const { all, askedAgainPercent } = this.rules;
    return html`<ul>
      ${all.length ? all.map((one) => this.purpose(one)) : html`<li>${t('askedRules.none')}</li>`}
      ${askedAgainPercent ? html`<li>${t('askedRules.again', { percent: askedAgainPercent })}</li>` : ''}
    </ul>`;
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && this.open()}>
      <summary>${t('askedRules.title', { line: lineName(this.line) })}</summary>
      ${this.body()}
    </details>`;
  }
}

customElements.define('asked-rules', AskedRules);
