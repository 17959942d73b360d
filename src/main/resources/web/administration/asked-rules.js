import { html } from 'lit';
import { nameOf, t, tCode } from '../shared/language.js';
import { LineRules } from './line-rules.js';
import './sentences.js';

/** What a line of business asks its customers: a sentence for each question of its policy. Read when it is opened. */
class AskedRules extends LineRules {
  heading(line) {
    return t('askedRules.title', { line });
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

  drawn() {
    const { all, askedAgainPercent } = this.policy.questionnaires;
    return html`<ul>
      ${all.length ? all.map((one) => this.purpose(one)) : html`<li>${t('askedRules.none')}</li>`}
      ${askedAgainPercent ? html`<li>${t('askedRules.again', { percent: askedAgainPercent })}</li>` : ''}
    </ul>`;
  }
}

customElements.define('asked-rules', AskedRules);
