/** The direction of each figure: its value now against that of a quarter of an hour ago, or of the start of the wall. */
const BACK = 15 * 60_000;

export class Trend {
  constructor() {
    /** @type {{at: number, values: Record<string, number | null>}[]} */
    this.past = [];
  }

  /** @param {any} now @param {import('./figures.js').Figure[]} figures */
  learn(now, figures) {
    const at = Date.parse(now.asOf);
    this.past.push({ at, values: Object.fromEntries(figures.map((figure) => [figure.name, (figure.trend ?? figure.of)(now)])) });
    while (this.past.length > 1 && this.past[1].at <= at - BACK) this.past.shift();
  }

  /** How much a figure rose or fell, and over how many minutes. @param {string} name */
  of(name) {
    const first = this.past[0];
    const last = this.past.at(-1);
    const from = first?.values[name] ?? null;
    const to = last?.values[name] ?? null;
    if (from === null || to === null) return null;
    return { by: to - from, minutes: Math.round((last.at - first.at) / 60_000) };
  }
}
