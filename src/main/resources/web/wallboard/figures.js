/**
 * The six figures of the wall, each with the target it is held against. The targets are a supervisor's usual ones; a
 * wall that wants others says so in its address, such as `/wallboard?onTimeToday=0.9`.
 *
 * @typedef {object} Figure
 * @property {string} name key of its words
 * @property {'least' | 'most'} better whether the target is the least or the most one wants to see
 * @property {number} target
 * @property {'share' | 'count' | 'minutes'} unit
 * @property {(now: any) => number | null} of reads it from the answer of `measures/now`
 * @property {(now: any) => {numerator: number, denominator: number}} [rate]
 * @property {string} [list] the console's list behind it
 */

/** @type {Figure[]} */
const FIGURES = [
  {
    name: 'onTimeToday',
    better: 'least',
    target: 0.95,
    unit: 'share',
    of: (now) => now.onTimeToday.value,
    rate: (now) => now.onTimeToday,
  },
  {
    name: 'satisfactionMonth',
    better: 'least',
    target: 0.9,
    unit: 'share',
    of: (now) => now.satisfactionMonth.value,
    rate: (now) => now.satisfactionMonth,
  },
  { name: 'pastDue', better: 'most', target: 0, unit: 'count', of: (now) => now.pastDue, list: 'view=open&pastDue=true' },
  { name: 'dueNextHour', better: 'most', target: 10, unit: 'count', of: (now) => now.dueNextHour, list: 'view=open' },
  {
    name: 'callbacksWaiting',
    better: 'most',
    target: 20,
    unit: 'count',
    of: (now) => now.callbacksWaiting,
    list: 'view=callbacks',
  },
  {
    name: 'longestWait',
    better: 'most',
    target: 60,
    unit: 'minutes',
    of: (now) => now.longestWaitMinutes,
    list: 'view=queue',
  },
];

/** @returns {Figure[]} */
export function figures() {
  const asked = new URLSearchParams(location.search);
  return FIGURES.map((figure) => {
    const target = Number.parseFloat(asked.get(figure.name) ?? '');
    return Number.isNaN(target) ? figure : { ...figure, target };
  });
}

/** Whether a value holds its target; null where there is nothing to judge. */
export function holds({ better, target }, value) {
  if (value === null) return null;
  return better === 'least' ? value >= target : value <= target;
}
