/**
 * A clock as pieces of a line of time, in the order in which they are laid over one another.
 *
 * @typedef {'limit' | 'extension' | 'elapsed' | 'late' | 'pause'} PieceKind
 * @typedef {{kind: PieceKind, from: number, to: number}} Piece milliseconds since 1970
 * @typedef {{from: number, to: number | null}} Pause null while it lasts
 */

/** Neither a promised reply nor a planned callback pauses. */
const NEVER_PAUSED = ['callback', 'promised-reply'];

/** @param {object} clock a Clock of the contract @param {Pause[]} pauses of its case @param {number} now @returns {Piece[]} */
export function piecesOf(clock, pauses, now) {
  const start = Date.parse(clock.startedAt);
  const end = clock.stoppedAt ? Date.parse(clock.stoppedAt) : now;
  const due = clock.dueAt ? Date.parse(clock.dueAt) : null;
  const unextended = clock.unextendedDueAt ? Date.parse(clock.unextendedDueAt) : due;
  const stood = clock.pausedAt ? Date.parse(clock.pausedAt) : end;
  const isLate = due !== null && clock.state === 'breached' && stood > due;
  return [
    ...(due === null ? [] : [piece('limit', start, unextended)]),
    ...(due === null || due <= unextended ? [] : [piece('extension', unextended, due)]),
    piece('elapsed', start, isLate ? due : stood),
    ...(isLate ? [piece('late', due, stood)] : []),
    ...(NEVER_PAUSED.includes(clock.kind) ? [] : pausesWithin(pauses, start, end, now)),
  ];
}

/** The pauses in the story of a case, each until the clocks ran again. @param {object[]} story Events of the contract @returns {Pause[]} */
export function pausesOf(story) {
  const pauses = [];
  for (const { type, at } of story) {
    if (type === 'paused') pauses.push({ from: Date.parse(at), to: null });
    else if (type === 'resumed' && pauses.length > 0) pauses.at(-1).to = Date.parse(at);
  }
  return pauses;
}

/** The first and the last moment that a line for all clocks must show. @param {object[]} clocks @param {number} now */
export function spanOf(clocks, now) {
  const moments = clocks.flatMap(({ startedAt, dueAt, originalDueAt, stoppedAt }) =>
    [startedAt, dueAt, originalDueAt, stoppedAt].filter(Boolean).map((time) => Date.parse(time)),
  );
  if (clocks.some(({ stoppedAt }) => !stoppedAt)) moments.push(now);
  return [Math.min(...moments), Math.max(...moments)];
}

function pausesWithin(pauses, start, end, now) {
  return pauses
    .map(({ from, to }) => piece('pause', Math.max(from, start), Math.min(to ?? now, end)))
    .filter(({ from, to }) => to > from);
}

function piece(kind, from, to) {
  return { kind, from, to: Math.max(from, to) };
}
