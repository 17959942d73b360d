import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { locale, nameOf, t } from '../shared/language.js';

/** The answer to a customer: the solution, the outcome in a word, and where it refuses what else the customer can do. */
class ComplaintAnswer extends PageElement {
  static properties = { tracked: {} };

  /** A day without a zone. @param {string} day */
  day(day) {
    return new Intl.DateTimeFormat(locale(), { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  }

  alternatives(tracked) {
    return tracked.alternatives.length === 0
      ? ''
      : html`<h3>${t('follow.alternatives')}</h3>
          <ul data-alternatives>
            ${tracked.alternatives.map(
              ({ name, from }) => html`<li>${nameOf(name)} ${from ? html`<span class="small">${t('follow.from', { at: this.day(from) })}</span>` : ''}</li>`,
            )}
          </ul>`;
  }

  render() {
    const { tracked } = this;
    if (!tracked.resolution && tracked.alternatives.length === 0) return '';
    return html`<section class="card" aria-labelledby="resolution">
      <h2 id="resolution">${t(tracked.resolution ? 'follow.resolution' : 'follow.outcome')}</h2>
      ${tracked.resolution ? html`<p class="words">${tracked.resolution}</p>` : ''}
      ${tracked.outcome ? html`<p data-outcome>${t('follow.outcome')} <strong>${nameOf(tracked.outcome.name)}</strong></p>` : ''}
      ${this.alternatives(tracked)}
    </section>`;
  }
}

customElements.define('complaint-answer', ComplaintAnswer);
