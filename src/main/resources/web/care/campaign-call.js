import { html } from 'lit';
import { recordCampaignCall, takeCampaignCall } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { codesOf, language, said, t, tCode } from '../shared/language.js';
import { choice } from '../shared/elements/pieces.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '@vaadin/text-area';
import { surveyAnswers } from '../shared/calls/survey-questions.js';
import './sentences.js';

const TEXTS = ['suggestions', 'news', 'needs'];
const EMPTY = { comment: '', ...Object.fromEntries(TEXTS.map((name) => [name, ''])), score: '' };
const SCORES = [5, 4, 3, 2, 1];

/** The call of a campaign in the agent's hands, and how it ended. */
class CampaignCall extends SavingElement {
  static properties = { call: { state: true }, isAsked: { state: true }, words: { state: true }, answers: { state: true } };

  constructor() {
    super();
    this.call = null;
    this.isAsked = false;
    this.kept = new KeptInput(this, { words: EMPTY, answers: {} }, () => `campaign-call/${this.call.id}`);
  }

  next() {
    return this.save(
      async () => {
        this.call = (await takeCampaignCall()).call;
        this.isAsked = true;
        if (this.call) this.kept.open();
      },
      (problem) => (this.problem = problem.status === 409 ? said('campaigns.inHand') : wordsFor(problem)),
    );
  }

  end(outcome) {
    const { id, attempt } = this.call;
    const texts = Object.entries(this.words).filter(([name, text]) => name !== 'score' && text.trim());
    const answers = outcome === 'reached' ? surveyAnswers(this.call.questionnaire?.questions ?? [], this.answers) : [];
    if (outcome === 'reached' && !texts.length && !this.words.score) {
      this.problem = said('care.nothingSaid');
      return undefined;
    }
    const words = outcome === 'reached' ? { ...Object.fromEntries(texts), ...(this.words.score ? { score: Number(this.words.score) } : {}) } : {};
    return this.save(
      async () => {
        await recordCampaignCall(id, { attempt, outcome, ...words, ...(answers.length ? { answers } : {}) });
        this.over();
        say(said('care.reported'));
      },
      (problem) => {
        if (problem.status === 409) this.over();
        this.problem = problem.status === 409 ? said('campaigns.lost') : wordsFor(problem);
      },
    );
  }

  over() {
    this.kept.done();
    this.call = null;
    this.isAsked = false;
  }

  set(name, value) {
    this.words = { ...this.words, [name]: value };
  }

  text(name, label) {
    return html`<vaadin-text-area name=${name} label=${label} maxlength="2000" .value=${this.words[name]} @input=${(event) => this.set(name, event.target.value)}></vaadin-text-area>`;
  }

  card() {
    const { campaignName, purpose, customer, name, phone } = this.call;
    return html`<article class="campaign-call">
      <h3>${t('campaigns.call', { campaign: campaignName, name })}</h3>
      <p><bdi>${purpose}</bdi></p>
      <p><a href="tel:${phone}">${phone}</a> · <a href=${hrefOf({ view: 'customers', customer: String(customer) })}><bdi>${name}</bdi></a></p>
      ${this.call.questionnaire
        ? html`<survey-questions isRead .questions=${this.call.questionnaire.questions} .tongue=${language()} .answers=${this.answers} @answered=${({ detail }) => (this.answers = detail)}></survey-questions>`
        : ''}
      ${this.text('comment', t('campaigns.said'))} ${TEXTS.map((each) => this.text(each, tCode('care.field', each)))}
      ${choice({
        id: 'campaign-score',
        label: t('care.score'),
        value: this.words.score,
        items: [{ value: '', label: '–' }, ...SCORES.map((score) => ({ value: String(score), label: t('care.points', { score }) }))],
        change: (value) => this.set('score', value),
      })}
      <div class="care-tools">
        ${codesOf('campaignOutcome').map((outcome) => html`<button class="button" data-outcome=${outcome} ?disabled=${this.busy} @click=${() => this.end(outcome)}>${tCode('campaignOutcome', outcome)}</button>`)}
      </div>
    </article>`;
  }

  render() {
    return html`<div>
      ${this.problemLine()}
      ${this.call
        ? this.card()
        : html`<vaadin-button theme="primary" data-take ?disabled=${this.busy} @click=${this.next}>${t('campaigns.takeNext')}</vaadin-button>
            <p class="state" role="status">${this.isAsked ? t('campaigns.noCall') : ''}</p>`}
    </div>`;
  }
}

customElements.define('campaign-call', CampaignCall);
