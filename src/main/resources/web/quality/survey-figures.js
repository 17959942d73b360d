import { html } from 'lit';
import { surveyFigures } from '../shared/api.js';
import { codesOf, number, percent, t, tCode } from '../shared/language.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';

const rounded = (value, digits) => Number(value.toFixed(digits));

/** What customers answered in a month, each channel by itself, and why ended cases have no rating (K5). */
class SurveyFigures extends ReadingElement {
  static properties = { month: {} };

  willUpdate(changes) {
    if (changes.has('month')) {
      this.answer = null;
      this.ask(this.month, /^\d{4}-\d\d$/.test(this.month));
    }
  }

  read() {
    const [year, month] = this.month.split('-').map(Number);
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return surveyFigures({ from: `${this.month}-01`, to: `${this.month}-${last}` });
  }

  /** A share, a net share, or a mean, with its interval. */
  estimate({ kind, n, value, low, high, fewerThan }) {
    if (value === null) return fewerThan ? html`<span class="small">${t('quality.tooFew', { n: fewerThan })}</span>` : n ? '' : t('survey.nothing');
    const words = (of) => (kind === 'ces' ? number(rounded(of, 2)) : kind === 'nps' ? number(rounded(of * 100, 1)) : percent(of));
    return html`${words(value)}${low === null ? '' : html`<br /><span class="small">${t('quality.interval', { low: words(low), high: words(high) })}</span>`}`;
  }

  row(one) {
    return html`<tr>
      ${cell(t('survey.question'), html`${tCode('survey.for', one.purpose)} · <span class="small">${one.question} · ${tCode('survey.kind', one.kind)}</span>`)}
      ${cell(t('survey.channel'), html`${tCode('survey.in', one.channel)}${one.isAgain ? html` <span class="small">${t('survey.again')}</span>` : ''}`)}
      ${cell(t('survey.n'), number(one.n))} ${cell(t('survey.noAnswer'), number(one.none))} ${cell(t('survey.value'), this.estimate(one))}
    </tr>`;
  }

  /** In points of the score. */
  again({ n, value, low, high, fewerThan }) {
    if (!n) return t('survey.noneAgain');
    if (value === null) return t('survey.fewAgain', { n: number(n), few: fewerThan });
    return t('survey.difference', { n: number(n), value: number(rounded(value, 2)), low: number(rounded(low, 2)), high: number(rounded(high, 2)) });
  }

  reason({ reason, agent, n }) {
    const words = codesOf('survey.reason').includes(reason) ? tCode('survey.reason', reason) : reason;
    return html`<tr>${cell(t('survey.why'), words)} ${cell(t('survey.agent'), agent?.name ?? '')} ${cell(t('survey.cases'), number(n))}</tr>`;
  }

  render() {
    return html`<section aria-labelledby="survey-title">
      <h3 id="survey-title">${t('survey.title')}</h3>
      <p class="small">${t('survey.how')}</p>
      ${this.states(
        ({ questions, askedAgain, rated, unrated }) => html`${questions.length
            ? cards(t('survey.title'), ['question', 'channel', 'n', 'noAnswer', 'value'].map((key) => t(`survey.${key}`)), questions.map((one) => this.row(one)))
            : html`<p>${t('survey.nothing')}</p>`}
          <p data-asked-again>${this.again(askedAgain)}</p>
          <p>${t('survey.rated', { n: number(rated) })}</p>
          ${unrated.length ? cards(t('survey.unrated'), ['why', 'agent', 'cases'].map((key) => t(`survey.${key}`)), unrated.map((one) => this.reason(one))) : ''}`,
      )}
    </section>`;
  }
}

customElements.define('survey-figures', SurveyFigures);
