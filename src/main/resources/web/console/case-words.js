import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/elements/page-element.js';
import { percent, t } from '../shared/language.js';
import { callWishWords } from '../shared/calls/call-wish.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import { exact, spoken } from '../shared/times.js';
import { kindName, severityName } from '../shared/policy-names.js';
import { isLeftToPerson, markedWords } from './marked-words.js';

/** The customer's text, with the words that decided the judgement marked, and the demand. Tells `correct`. */
class CaseWords extends PageElement {
  static properties = { complaint: {}, correctable: { type: Boolean } };

  judgement(shown) {
    const judged = { kind: kindName(shown.type, shown.subtype), severity: severityName(shown.severityRaisedFrom ?? shown.severity) };
    return html`<p class="judgement small">
      ${shown.judgedBy === 'person'
        ? t('judgement.byPerson', judged)
        : isLeftToPerson(shown.reasons)
          ? t('judgement.leftToPerson', judged)
          : t('judgement.byProgram', { ...judged, confidence: percent(shown.confidence) })}
      ${this.correctable && !shown.endedAt
        ? html`<button class="link" aria-keyshortcuts=${keysOf('judge')} @click=${() => this.tell('correct')}>
            ${t('judgement.correct')}${keyHint('judge')}
          </button>`
        : ''}
    </p>`;
  }

  render() {
    const shown = this.complaint;
    return html`<section class="case-words" aria-label=${t('case.words')}>
      <p class="words">${markedWords(shown.description, shown.reasons)}</p>
      ${this.judgement(shown)}
      <dl class="facts">
        ${shown.demand ? html`<dt>${t('case.demand')}</dt><dd class="words">${shown.demand}</dd>` : ''}
        ${shown.preferredCallbackAt
          ? html`<dt>${t('case.preferredCallback')}</dt>
              <dd title=${exact(shown.preferredCallbackAt)}>
                ${spoken(shown.preferredCallbackAt)}
                ${shown.preferredCallback && shown.preferredCallback.answer !== 'as-asked'
                  ? html`<p class="small warn" data-call>${callWishWords(shown.preferredCallback)}</p>`
                  : ''}
              </dd>`
          : ''}
        ${shown.resolution ? html`<dt>${t('case.resolution')}</dt><dd class="words">${shown.resolution}</dd>` : ''}
        ${shown.ratings.map(
          (rating) => html`<dt>${t('case.rating')}</dt>
            <dd>${t('case.score', { score: rating.score })} <bdi>${rating.comment ?? ''}</bdi></dd>`,
        )}
      </dl>
    </section>`;
  }
}

customElements.define('case-words', CaseWords);
