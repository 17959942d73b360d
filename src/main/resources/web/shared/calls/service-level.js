import { number, percent, t, tCode } from '../language.js';

/** Such as 81.9 % (860 / 1,050). @param {{counted: number, of: number, value: number | null, fewerThan: number | null}} share */
export function shareWords({ counted, of, value, fewerThan }) {
  if (!of) return t('work.none');
  const counts = t('work.counts', { n: number(counted), of: number(of) });
  return fewerThan ? counts : `${percent(value)} ${counts}`;
}

/** The formula of the policy, in words, with its time and goal. @param {{seconds: number, percent: number, formula: string}} level */
export function levelWords(level) {
  return t('work.level', { ...level, is: tCode('work.formula', level.formula) });
}
