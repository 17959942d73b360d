const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;

/**
 * Working time from one moment to another as a line from 0 to 1: nights and holidays take no room. If no working time
 * lies between the two, the line is the wall clock.
 */
export class ClockAxis {
  /** @param {import('../shared/working-time.js').WorkingTime} time @param {number} from @param {number} to milliseconds since 1970 */
  constructor(time, from, to) {
    this.time = time;
    this.days = [time.day(from), time.day(to)];
    this.isWallClock = time.between(from, to) <= 0;
    this.first = this.value(from);
    this.length = Math.max(this.value(to) - this.first, 1);
  }

  value(moment) {
    return this.isWallClock ? moment : this.time.before(moment);
  }

  /** The place of a moment; a moment outside of the line is at its end. @param {number} moment */
  at(moment) {
    return this.share(this.value(moment));
  }

  share(value) {
    return Math.min(Math.max((value - this.first) / this.length, 0), 1);
  }

  /**
   * Beginnings of working days, or full hours if there is only one.
   *
   * @param {number} most so many at most @returns {{at: number, day?: number, hour?: number}[]}
   */
  ticks(most) {
    if (this.isWallClock) return [];
    const [first, last] = this.days;
    const worked = [];
    for (let day = first; day <= last && worked.length < 400; day += 1) {
      if (this.time.isWorked(day)) worked.push(day);
    }
    if (worked.length === 1) return each(this.hours(worked[0]), most);
    return each(worked, most).map((day) => ({ at: this.share(this.time.daysBefore(day) * this.time.perDay), day }));
  }

  hours(day) {
    const before = this.time.daysBefore(day) * this.time.perDay;
    return Array.from({ length: DAY / HOUR }, (_, hour) => hour)
      .filter((hour) => this.time.spans.some(({ from, to }) => hour * HOUR >= from && hour * HOUR < to))
      .map((hour) => ({ at: this.share(before + this.time.openBefore(hour * HOUR)), hour }))
      .filter(({ at }) => at > 0 && at < 1);
  }
}

/** Every nth entry of a list, so that at most that many are left. */
function each(list, most) {
  const step = Math.ceil(list.length / Math.max(most, 1));
  return list.filter((_, index) => index % step === 0);
}
