import { nameOf } from './language.js';

/**
 * A branch or hub as people read it: its name with the code, or the typed text.
 *
 * @param {{code: string, name: import('./language.js').Name} | null} unit @param {string | null} typed
 */
export function unitName(unit, typed) {
  return unit ? `${nameOf(unit.name)} (${unit.code})` : typed;
}
