import { houseTime } from '../shared/house-time.js';

const MINUTE = 60_000;

/**
 * The six figures of the wall, each compared with the policy's target. Other targets are given in the address, such
 * as `/wallboard?onTimeToday=0.9`.
 *
 * @typedef {object} Figure
 * @property {string} name key of its words and of its target
 * @property {'least' | 'most'} better whether the target is a minimum or a maximum
 * @property {number} target
 * @property {'share' | 'count' | 'minutes'} unit minutes of working time
 * @property {(now: any) => number | null} of reads it from the answer of `measures/now`
 * @property {(now: any) => {key: string, params: object} | null} [beside] a sentence that says more
 * @property {string} [list] the console's list behind it
 */

const rate = ({ numerator, denominator }) => ({ key: 'of', params: { n: numerator, of: denominator } });

/** No waiting time is counted outside of business hours. */
function workingWait({ longestWaitMinutes, asOf }) {
  if (longestWaitMinutes === null || !houseTime()) return longestWaitMinutes;
  const now = Date.parse(asOf);
  return Math.floor(houseTime().between(now - longestWaitMinutes * MINUTE, now) / MINUTE);
}

/** @type {Omit<Figure, 'target'>[]} */
const FIGURES = [
  {
    name: 'onTimeToday',
    better: 'least',
    unit: 'share',
    of: (now) => now.onTimeToday.value,
    beside: (now) => rate(now.onTimeToday),
  },
  {
    name: 'dueToday',
    better: 'most',
    unit: 'count',
    of: (now) => now.dueToday,
    beside: (now) => ({ key: 'nextHour', params: { n: now.dueNextHour } }),
    list: 'view=open',
  },
  { name: 'pastDue', better: 'most', unit: 'count', of: (now) => now.pastDue, list: 'view=open&pastDue=true' },
  {
    name: 'unansweredNotices',
    better: 'most',
    unit: 'count',
    of: (now) => now.unansweredNotices.count,
    beside: (now) => ({ key: 'answersLate', params: { n: now.unansweredNotices.late } }),
    list: 'view=unanswered',
  },
  {
    name: 'callbacksWaiting',
    better: 'most',
    unit: 'count',
    of: (now) => now.callbacksWaiting,
    beside: ({ satisfactionMonth }) =>
      satisfactionMonth.value === null
        ? null
        : { key: 'satisfied', params: { share: satisfactionMonth.value, n: satisfactionMonth.denominator } },
    list: 'view=callbacks',
  },
  { name: 'longestWait', better: 'most', unit: 'minutes', of: workingWait, list: 'view=queue' },
];

/** @param {Record<string, number>} targets of the policy in force @returns {Figure[]} */
export function figures(targets) {
  const asked = new URLSearchParams(location.search);
  return FIGURES.map((figure) => {
    const own = Number.parseFloat(asked.get(figure.name) ?? '');
    return { ...figure, target: Number.isNaN(own) ? targets[figure.name] : own };
  });
}

/** Whether a value meets its target; null if there is no value. */
export function holds({ better, target }, value) {
  if (value === null) return null;
  return better === 'least' ? value >= target : value <= target;
}
