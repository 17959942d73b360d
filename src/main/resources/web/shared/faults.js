import { codesOf, saidCode } from './language.js';

/** A number and its extension are typed in one field. */
const FIELD_OF = { phoneExtension: 'phone' };

/**
 * The faults of each field, in words for its writer: those of the fault where there are any, else those of the field.
 *
 * @param {import('./api.js').Problem} problem @param {string[]} names the fields that the form has
 * @param {string} group of the sentences of the fields
 * @returns {Record<string, import('./language.js').Said>}
 */
export function faultWords(problem, names, group) {
  const known = codesOf('fault');
  const lengths = codesOf('file.tooLong');
  const words = (name, code) => {
    if (code === 'too-long' && lengths.includes(name)) return saidCode('file.tooLong', name);
    return known.includes(code) ? saidCode('fault', code) : saidCode(group, name);
  };
  return Object.fromEntries(
    Object.entries(problem.codes)
      .map(([name, code]) => [FIELD_OF[name] ?? name, code])
      .filter(([name]) => names.includes(name))
      .map(([name, code]) => [name, words(name, code)]),
  );
}
