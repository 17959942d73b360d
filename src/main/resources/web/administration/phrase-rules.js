import { html } from 'lit';
import { policy } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { lineName } from '../shared/policy-names.js';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** What agents of a line of business say and never say (T7, C8): a sentence for each part of its policy. Read when it is opened. */
class PhraseRules extends PageElement {
  static properties = { line: {}, rules: { state: true }, problem: { state: true } };

  async open() {
    try {
      this.rules = (await policy({ query: { lineOfBusiness: this.line } })).phrases;
      this.problem = null;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  sentences({ say, never }) {
    const listed = (all, group, name) => all.map((one) => t('phraseRules.count', { what: tCode(group, one[name]), n: one.count })).join(t('phraseRules.and'));
    return [
      say.length ? t('phraseRules.say', { n: sum(say), list: listed(say, 'phraseRules.situation', 'situation') }) : t('phraseRules.sayNothing'),
      never.length ? t('phraseRules.never', { n: sum(never), list: listed(never, 'phraseRules.kind', 'kind') }) : t('phraseRules.neverNothing'),
      t('phraseRules.own'),
    ];
  }

  body() {
    if (this.problem) return html`<p class="notice failed" role="alert">${this.problem}</p>`;
    if (!this.rules) return html`<p class="state">${t('state.loading')}</p>`;
    return html`<ul>${this.sentences(this.rules).map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && this.open()}>
      <summary>${t('phraseRules.title', { line: lineName(this.line) })}</summary>
      ${this.body()}
    </details>`;
  }
}

customElements.define('phrase-rules', PhraseRules);

function sum(counts) {
  return counts.reduce((total, { count }) => total + count, 0);
}
