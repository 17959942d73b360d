import { t, tCode } from '../shared/language.js';
import { LineRules, sentenceList } from './line-rules.js';
import './sentences.js';

/** How a line of business calls customers back: a sentence for each rule of its policy. Read when it is opened. */
class CallRules extends LineRules {
  heading(line) {
    return t('callRules.title', { line });
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

  drawn() {
    return sentenceList(this.sentences(this.policy.callbacks));
  }
}

customElements.define('call-rules', CallRules);
