import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { judgeText } from '../shared/api.js';
import { percent, t } from '../shared/language.js';
import { kindName, severityName } from '../shared/policy-names.js';
import { isLeftToPerson, markedWords } from './marked-words.js';
import './judgement-fields.js';

const PAUSE = 400;

/**
 * Type and severity as the text is typed, the words that decided, and the date to promise; the agent may choose
 * otherwise and the date follows. Tells `chosen` with the agent's judgement, or null for the proposed one,
 * and `promised` with what holds the date and, of a caller in JSON, the earlier complaints that count.
 */
class ProposedJudgement extends PageElement {
  static properties = {
    text: {},
    demand: {},
    chosen: {},
    caller: {},
    readonly: { type: Boolean },
    proposed: { state: true },
  };

  willUpdate(changes) {
    if (!['text', 'demand', 'chosen', 'caller'].some((name) => changes.has(name))) return;
    clearTimeout(this.soon);
    if (!this.text.trim()) {
      this.proposed = null;
      this.tell('promised', null);
      return;
    }
    this.soon = setTimeout(() => this.judge(this.text, this.chosen, this.caller), PAUSE);
  }

  async judge(text, chosen, caller) {
    const demand = this.demand.trim();
    const of = { text, ...(demand ? { demand } : {}), ...JSON.parse(caller || '{}') };
    try {
      const [proposed, promised] = await Promise.all([
        judgeText(of),
        chosen ? judgeText({ ...of, type: chosen.type, severity: chosen.severity }) : null,
      ]);
      if (text !== this.text || chosen !== this.chosen || caller !== this.caller) return;
      this.proposed = { ...proposed, of: text };
      this.tell('promised', promised ?? proposed);
    } catch {
      // The proposal only helps; filing works without it.
      this.proposed = null;
    }
  }

  render() {
    const { proposed } = this;
    if (!proposed) return html`<p class="small">${t('new.judgedAsYouType')}</p>`;
    // As it is judged without earlier complaints: these raise it anyone who judges.
    const bare = { ...proposed, severity: proposed.severityRaisedFrom ?? proposed.severity };
    const { type, subtype, severity } = this.chosen ?? bare;
    return html`<section class="proposed" aria-label=${t('new.judgement')}>
      <p class="judgement" role="status">
        ${t(isLeftToPerson(proposed.reasons) ? 'judgement.leftToPerson' : 'judgement.proposed', {
          kind: kindName(proposed.type, proposed.subtype),
          severity: severityName(bare.severity),
          confidence: percent(proposed.confidence),
        })}
      </p>
      ${proposed.reasons.length ? html`<p class="words small">${markedWords(proposed.of, proposed.reasons)}</p>` : ''}
      ${this.readonly
        ? ''
        : html`<judgement-fields
              .type=${type}
              .subtype=${subtype}
              .severity=${severity}
              @judged=${(event) => this.tell('chosen', event.detail)}
            ></judgement-fields>
            ${this.chosen
              ? html`<button class="link" type="button" @click=${() => this.tell('chosen', null)}>
                  ${t('judgement.useProposed')}
                </button>`
              : ''}`}
    </section>`;
  }
}

customElements.define('proposed-judgement', ProposedJudgement);
