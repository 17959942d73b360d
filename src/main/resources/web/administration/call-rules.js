import { html } from 'lit';
import { policy } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { lineName } from '../shared/policy-names.js';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** How a line of business calls customers back: a sentence for each rule of its policy. Read when it is opened. */
class CallRules extends PageElement {
  static properties = { line: {}, rules: { state: true }, problem: { state: true } };

  async open() {
    try {
      this.rules = (await policy({ query: { lineOfBusiness: this.line } })).callbacks;
      this.problem = null;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  pause({ minutes, until }) {
    return minutes === null ? tCode('callPause', until) : t('callRules.minutes', { n: minutes });
  }

  after({ outcome, pauses, countsHalf }) {
    const sentence = t('callRules.after', { outcome: tCode('outcome', outcome), pauses: pauses.map((pause) => this.pause(pause)).join(t('callRules.then')) });
    return countsHalf ? `${sentence} ${t('callRules.half')}` : sentence;
  }

  limit({ unit, count }) {
    return tCode('policies.unit', unit, { n: count });
  }

  /** What a rating that says *not satisfied* leads to. */
  dissatisfied({ unsatisfiedAtMost, beforeClosing, afterClosing }) {
    return [
      t('callRules.unsatisfied', { n: unsatisfiedAtMost }),
      t('callRules.beforeClosing', { what: tCode('callThen', beforeClosing) }),
      t('callRules.afterClosing', { what: tCode('callThen', afterClosing) }),
    ];
  }

  sentences(rules) {
    const { within, attempts, plan } = rules;
    const { windows, after, sample, aDay, inSevenDays, differentHalfDays, ownerFirstMinutes, notRatedBy } = plan;
    return [
      within ? t('callRules.within', { time: this.limit(within) }) : t('callRules.byLimit'),
      sample < 100 && t('callRules.sample', { n: sample }),
      windows.length > 0
        ? t('callRules.windows', { windows: windows.map(({ from, to }) => `${from}–${to}`).join(', ') })
        : t('callRules.hours'),
      t('callRules.attempts', { n: attempts }),
      aDay !== null && t('callRules.aDay', { n: aDay }),
      inSevenDays !== null && t('callRules.inSevenDays', { n: inSevenDays }),
      differentHalfDays > 1 && t('callRules.halfDays', { n: differentHalfDays }),
      ...after.map((one) => this.after(one)),
      !after.some(({ outcome }) => outcome === 'no-answer') && t('callRules.retryAfter', { pause: this.pause({ minutes: plan.retryAfterMinutes }) }),
      t('callRules.lease', { time: this.pause({ minutes: plan.leaseMinutes }) }),
      ownerFirstMinutes > 0 && t('callRules.ownerFirst', { time: this.pause({ minutes: ownerFirstMinutes }) }),
      ...notRatedBy.map((handler) => tCode('callNotBy', handler)),
      ...this.dissatisfied(rules),
    ].filter(Boolean);
  }

  body() {
    if (this.problem) return html`<p class="notice failed" role="alert">${this.problem}</p>`;
    if (!this.rules) return html`<p class="state">${t('state.loading')}</p>`;
    return html`<ul>${this.sentences(this.rules).map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && this.open()}>
      <summary>${t('callRules.title', { line: lineName(this.line) })}</summary>
      ${this.body()}
    </details>`;
  }
}

customElements.define('call-rules', CallRules);
