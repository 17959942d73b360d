import { codesOf, learnTexts, tCode } from '../language.js';

await learnTexts('mistakes');

const NAMES = ['a', 'b', 'c', 'd'];

/**
 * A mistake of an uploaded text in the language of the page: where it stands and what it is. An unknown one, as from a
 * newer server, is quoted as the server says it.
 *
 * @param {{pointer: string, detail: string, code?: string, values?: string[], file?: string}} mistake an error of a Problem of the contract
 */
export function mistakeWords({ pointer, detail, code = '', values = [] }) {
  const known = codesOf('mistake').includes(code);
  const words = known ? tCode('mistake', code, Object.fromEntries(values.map((value, at) => [NAMES[at], value]))) : detail;
  return [pointer, words].filter(Boolean).join(' ');
}
