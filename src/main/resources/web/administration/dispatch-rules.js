import { html } from 'lit';
import { policy } from '../shared/api.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { channelName, departmentName, lineName, severityName, subtypesOf, typeName } from '../shared/policy-names.js';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const listed = (words) => words.filter(Boolean).join(t('dispatch.and'));

/** How a line of business gives out work: a sentence for each rule of its policy. Read when it is opened. */
class DispatchRules extends PageElement {
  static properties = { line: {}, rules: { state: true }, telephony: { state: true }, handOvers: { state: true }, problem: { state: true } };

  async open() {
    try {
      const { dispatch, telephony, handOvers } = await policy({ query: { lineOfBusiness: this.line } });
      this.rules = dispatch;
      this.telephony = telephony;
      this.handOvers = handOvers;
      this.problem = null;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  skillName(code) {
    return nameOf(this.rules.skills.find((skill) => skill.code === code)?.name) || code;
  }

  /** Which works a rule is for, such as: Claims, severe. */
  works({ kinds, types, subtypes, severities, channels, languages }) {
    const subtypeName = (code) => nameOf(types.flatMap(subtypesOf).find((subtype) => subtype.code === code)?.name) || code;
    return (
      listed([
        ...kinds.map((kind) => tCode('workKind', kind)),
        ...types.map(typeName),
        ...subtypes.map(subtypeName),
        ...severities.map(severityName),
        ...channels.map(channelName),
        ...languages.map((code) => tCode('dispatch.language', code)),
      ]) || t('dispatch.allWork')
    );
  }

  need(rule) {
    const skills = rule.skills.map(({ skill, level }) => t('dispatch.level', { skill: this.skillName(skill), level }));
    return t('dispatch.need', { work: this.works(rule), skills: listed(skills) });
  }

  step({ afterSeconds, drop, lower }) {
    const eased = [
      drop.length && t('dispatch.drop', { skills: listed(drop.map((code) => this.skillName(code))) }),
      lower > 0 && t('dispatch.lower', { n: lower }),
    ];
    return t('dispatch.step', { time: this.time(afterSeconds), what: listed(eased) });
  }

  time(seconds) {
    return seconds % 60 ? t('dispatch.seconds', { n: seconds }) : t('dispatch.minutes', { n: seconds / 60 });
  }

  handedOver({ acceptWithin }) {
    if (!acceptWithin) return t('dispatch.handedOver');
    return t('dispatch.acceptWithin', { time: tCode('policies.unit', acceptWithin.unit, { n: acceptWithin.count }) });
  }

  calls({ ringSeconds, answerWithinRings, apologiseAfterRings, respondSeconds, silenceHours, routing }) {
    const over = (rings) => this.time(ringSeconds * (rings - 1) + 1);
    return [
      t('telephony.answer', { n: answerWithinRings, time: over(answerWithinRings) }),
      t('telephony.apologise', { n: apologiseAfterRings, time: over(apologiseAfterRings) }),
      t('telephony.respond', { time: this.time(respondSeconds) }),
      t('telephony.silence', { n: silenceHours }),
      ...this.routing(routing),
    ];
  }

  routing({ lines, ringForSeconds, longerWrapUpSeconds, leastRingSeconds, missed }) {
    return [
      ...lines.map((line) => this.callLine(line)),
      lines.length > 0 && t('telephony.ringFor', { time: this.time(ringForSeconds) }),
      longerWrapUpSeconds !== null && t('telephony.longerWrapUp', { time: this.time(longerWrapUpSeconds) }),
      t('telephony.leastRing', { time: this.time(leastRingSeconds) }),
      missed ? t('telephony.missed', { kinds: listed(missed.callbackFor.map((code) => tCode('telephony.cause', code))), time: this.time(missed.shortestSeconds) }) : t('telephony.noMissed'),
    ].filter(Boolean);
  }

  callLine({ department, numbers, queues, skills }) {
    const what = [...numbers, ...queues];
    const who = { department: departmentName(department), skills: listed(skills.map(({ code, level }) => t('dispatch.level', { skill: this.skillName(code), level }))) };
    const name = what.length ? 'telephony.line' : 'telephony.lineOther';
    return t(skills.length ? `${name}Skills` : name, { ...who, what: listed(what) });
  }

  sentences(rules) {
    if (!rules.offersWork) return [t('dispatch.none')];
    return [
      t('dispatch.offer', { time: this.time(rules.offerSeconds) }),
      t('dispatch.missed', { n: rules.missedAfter }),
      tCode('dispatch.order', rules.order),
      t('dispatch.inHand', { cases: rules.casesInHand, chats: rules.chatsInHand }),
      ...rules.ownerFirst.map(({ kind, minutes }) => t('dispatch.ownerFirst', { kind: tCode('workKind', kind), time: this.time(minutes * 60) })),
      ...rules.wrapUp.map(({ kind, seconds }) => t('dispatch.wrapUp', { kind: tCode('workKind', kind), time: this.time(seconds) })),
      ...rules.breaks.map(({ name, minutes }) => t('dispatch.break', { name: nameOf(name), time: this.time(minutes * 60) })),
      t(rules.agentsPick ? 'dispatch.agentsPick' : 'dispatch.nobodyPicks'),
      rules.trainingDays > 0 && t('dispatch.training', { n: rules.trainingDays }),
      ...rules.needs.map((rule) => this.need(rule)),
      ...rules.steps.map((step) => this.step(step)),
      ...rules.neededForEver.map((code) => t('dispatch.neededForEver', { skill: this.skillName(code) })),
      rules.strict && t('dispatch.strict'),
    ].filter(Boolean);
  }

  body() {
    if (this.problem) return html`<p class="notice failed" role="alert">${this.problem}</p>`;
    if (!this.rules) return html`<p class="state">${t('state.loading')}</p>`;
    return html`<ul>${[...this.sentences(this.rules), ...this.calls(this.telephony), this.handedOver(this.handOvers)].map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && this.open()}>
      <summary>${t('dispatch.title', { line: lineName(this.line) })}</summary>
      ${this.body()}
    </details>`;
  }
}

customElements.define('dispatch-rules', DispatchRules);
