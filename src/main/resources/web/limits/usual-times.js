import { now } from '../shared/clock.js';
import { houseTime } from '../shared/house-time.js';

const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;

/**
 * The usual times of promised replies: today's close of business, noon and close of the next working day. Times of the
 * company's wall clock, such as 2026-09-28T12:00; past ones are left out.
 *
 * @returns {{code: 'today' | 'noon' | 'close', wall: string}[]}
 */
export function usualTimes() {
  const time = houseTime();
  const today = time.day(now());
  let next = today + 1;
  while (!time.isWorked(next)) next += 1;
  const [firstClose, lastClose] = [time.spans[0].to, time.spans.at(-1).to];
  const usual = [{ code: 'noon', wall: wallOf(next, firstClose) }, { code: 'close', wall: wallOf(next, lastClose) }];
  const isStillOpen = time.isWorked(today) && time.local(now()) < today * DAY + lastClose - MINUTE;
  return isStillOpen ? [{ code: 'today', wall: wallOf(today, lastClose) }, ...usual] : usual;
}

function wallOf(day, time) {
  return new Date(day * DAY + time).toISOString().slice(0, 16);
}
