import { nameOf, t, tCode } from '../shared/language.js';
import { datesOf } from '../shared/times.js';

/** By whom and how a contact is due. @param {{level: string, ways: string[]}} of */
export function howWords({ level, ways }) {
  return t('care.how', { level: tCode('careLevel', level), ways: ways.map((way) => tCode('contactWay', way)).join(t('care.or')) });
}

/** @param {{from: string, to: string}} period both days included */
export function periodWords({ from, to }) {
  return datesOf(from, to);
}

/** @param {{ruleName: import('../shared/language.js').Name}} of */
export function ruleWords({ ruleName }) {
  return nameOf(ruleName);
}
