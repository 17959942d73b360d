import { nameOf, t, tCode } from '../shared/language.js';
import { channelName, departmentName, severityName, subtypesOf, typeName } from '../shared/policy-names.js';
import { levelWords } from '../shared/calls/service-level.js';
import { LineRules, sentenceList } from './line-rules.js';
import './sentences.js';

const listed = (words) => words.filter(Boolean).join(t('dispatch.and'));

/** How a line of business gives out work: a sentence for each rule of its policy. Read when it is opened. */
class DispatchRules extends LineRules {
  heading(line) {
    return t('dispatch.title', { line });
  }

  get rules() {
    return this.policy.dispatch;
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

  /** Which reading of the service level counts. */
  counted() {
    return t('dispatch.serviceLevel', { sentence: levelWords(this.policy.serviceLevel) });
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
    const values = { ...who, what: listed(what) };
    if (what.length) return skills.length ? t('telephony.lineSkills', values) : t('telephony.line', values);
    return skills.length ? t('telephony.lineOtherSkills', values) : t('telephony.lineOther', values);
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

  drawn() {
    const { telephony, handOvers } = this.policy;
    return sentenceList([...this.sentences(this.rules), this.counted(), ...this.calls(telephony), this.handedOver(handOvers)]);
  }
}

customElements.define('dispatch-rules', DispatchRules);
