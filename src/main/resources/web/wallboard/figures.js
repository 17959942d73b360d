import { houseTime } from '../shared/house-time.js';

const MINUTE = 60_000;

/**
 * The figures of the wall. Each is compared with its target in the policy, if the policy has one; the address can name another target,
 * such as `/wallboard?onTimeToday=0.9`.
 *
 * @typedef {object} Figure
 * @property {string} name key of its words and of its target
 * @property {'least' | 'most'} better whether the target is a minimum or a maximum
 * @property {number} [target]
 * @property {'share' | 'count' | 'minutes'} unit minutes of working time
 * @property {(now: any) => number | null} of reads it from the answer of `measures/now`
 * @property {(now: any) => {key: string, params: object} | null} [next to] a sentence that says more
 * @property {(now: any) => string} [title] key of its words where they differ from its name
 * @property {(now: any) => number | null} [trend] whose direction is shown, where that is another value
 * @property {(now: any) => boolean} [isNow] whether it speaks of the present; otherwise it has neither direction nor colour
 * @property {(now: any) => number} [cases] of a share: how many it was made of
 * @property {(now: any) => object} [parts] what the sentence about it names: numerator, denominator
 * @property {(now: any) => string} [list] the console's list of exactly what it counts
 * @property {(now: any) => string} [besideList] the same of what is said next to it
 */

const parts = ({ numerator, denominator }) => ({ n: numerator, of: denominator });

/** Times are written in the zone of the policy, so a time begins with its day. */
const day = ({ asOf }) => asOf.slice(0, 10);

const rate = ({ numerator, denominator }) => ({ key: 'of', params: { n: numerator, of: denominator } });

/** No waiting time is counted outside of business hours. */
function workingWait({ longestWaitMinutes, asOf }) {
  if (longestWaitMinutes === null || !houseTime()) return longestWaitMinutes;
  const now = Date.parse(asOf);
  return Math.floor(houseTime().between(now - longestWaitMinutes * MINUTE, now) / MINUTE);
}

/** At night, on days off and before the first closing, today's share says nothing: the last five working days stand in its place. */
const hasBegun = (now) => now.closedToday > 0 && isOpen(now);

function besideToday(now) {
  if (!hasBegun(now)) return { key: 'today', params: { n: now.onTimeToday.numerator, of: now.onTimeToday.denominator } };
  const { value, numerator, denominator } = now.lastWorkingDays.onTime;
  return value === null ? rate(now.onTimeToday) : { key: 'lastDays', params: { share: value, n: numerator, of: denominator } };
}

/** @type {Omit<Figure, 'target'>[]} */
const FIGURES = [
  {
    name: 'onTimeToday',
    better: 'least',
    unit: 'share',
    title: (now) => (hasBegun(now) ? 'onTimeToday' : 'onTimeLastDays'),
    of: (now) => (hasBegun(now) ? now.onTimeToday : now.lastWorkingDays.onTime).value,
    trend: (now) => now.onTimeToday.value,
    isNow: hasBegun,
    beside: besideToday,
    cases: (now) => now.onTimeToday.denominator,
    parts: (now) => (hasBegun(now) ? { ...parts(now.onTimeToday), late: now.pastDue } : parts(now.lastWorkingDays.onTime)),
    list: (now) => {
      const days = hasBegun(now) ? { from: day(now), to: day(now) } : now.lastWorkingDays;
      return `view=ended&status=closed&endedFrom=${days.from}&endedTo=${days.to}`;
    },
  },
  {
    name: 'dueToday',
    better: 'most',
    unit: 'count',
    of: (now) => now.dueToday,
    beside: (now) => ({ key: 'nextHour', params: { n: now.dueNextHour } }),
    list: () => 'view=open&due=today',
    besideList: () => 'view=open&due=next-hour',
  },
  {
    name: 'pastDue',
    better: 'most',
    unit: 'count',
    of: (now) => now.pastDue,
    parts: (now) => ({ of: now.open }),
    list: () => 'view=open&due=passed',
  },
  {
    name: 'unassigned',
    better: 'most',
    unit: 'count',
    of: (now) => now.unassigned,
    parts: (now) => ({ of: now.open }),
    list: () => 'view=queue',
  },
  {
    name: 'unansweredNotices',
    better: 'most',
    unit: 'count',
    of: (now) => now.unansweredNotices.count,
    beside: (now) => ({ key: 'answersLate', params: { n: now.unansweredNotices.late } }),
    list: () => 'view=unanswered',
  },
  {
    name: 'callbacksWaiting',
    better: 'most',
    unit: 'count',
    of: (now) => now.callbacksWaiting,
    list: () => 'view=callbacks',
  },
  { name: 'longestWait', better: 'most', unit: 'minutes', of: workingWait, list: () => 'view=queue' },
  {
    name: 'satisfactionMonth',
    better: 'least',
    unit: 'share',
    of: (now) => now.satisfactionMonth.value,
    beside: (now) => rate(now.satisfactionMonth),
    cases: (now) => now.satisfactionMonth.denominator,
    parts: (now) => parts(now.satisfactionMonth),
    list: () => 'view=measures&period=this-month&behind=satisfaction&part=whole',
  },
];

/** @param {Record<string, number>} targets of the policy in force @returns {Figure[]} */
export function figures(targets) {
  const asked = new URLSearchParams(location.search);
  return FIGURES.map((figure) => {
    const own = Number.parseFloat(asked.get(figure.name) ?? '');
    return { ...figure, target: Number.isNaN(own) ? targets[figure.name] : own };
  });
}

/**
 * Whether a figure meets its target; null without a value or a target. Outside business hours nothing misses it, and a share only
 * where enough cases were counted.
 */
export function holds(figure, now) {
  const value = figure.of(now);
  if (value === null || figure.target === undefined) return null;
  const met = figure.better === 'least' ? value >= figure.target : value <= figure.target;
  return met || isJudged(figure, now) ? met : null;
}

/** Whether a figure may be called bad: in an hour in which people work, and not of a few cases. */
export function isJudged({ cases, isNow = () => true }, now) {
  return isOpen(now) && isNow(now) && (!cases || cases(now) >= now.fewest);
}

/** Whether it is business hours. */
function isOpen({ asOf }) {
  const now = Date.parse(asOf);
  return !houseTime() || houseTime().between(now, now + MINUTE) > 0;
}
