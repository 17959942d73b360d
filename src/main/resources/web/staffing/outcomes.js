/**
 * What a replay came to, by kind and day, for tables and charts. Pure.
 *
 * @typedef {object} Figures `FloorReplayFigures` of the contract
 */
export const WHICH = ['recorded', 'same', 'tried'];

/** Without agents more or fewer both replays are one. @param {Figures} figures */
export const whichOf = (figures) => (figures.agents ? WHICH : WHICH.slice(0, 2));

/** @param {Figures} figures */
export function kindsOf(figures) {
  return [...new Set(whichOf(figures).flatMap((which) => figures[which].kinds.map(({ kind }) => kind)))];
}

/** @param {Figures} figures @param {string} which @param {string} kind */
export const ofKind = (figures, which, kind) => figures[which].kinds.find((one) => one.kind === kind);

/** One row for each kind and outcome. @param {Figures} figures */
export function backlogOf(figures) {
  const days = figures.recorded.days.map(({ day }) => day);
  const rows = kindsOf(figures).flatMap((kind) =>
    whichOf(figures).map((which) => ({
      kind,
      which,
      values: figures[which].days.map(({ waiting }) => waiting.find((one) => one.kind === kind)?.n ?? 0),
    })),
  );
  return { days, rows };
}
