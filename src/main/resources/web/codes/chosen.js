import { CODE_FIELDS, SEVERAL } from '../shared/policy-names.js';

/** The codes of a complaint by field; a list where a field has several. @param {Record<string, any>} complaint */
export function chosenOf(complaint) {
  return Object.fromEntries(CODE_FIELDS.map((field) => [field, SEVERAL.includes(field) ? [...complaint[field]] : complaint[field]]));
}

/**
 * The codes after a choice.
 *
 * @param {Record<string, any>} chosen @param {string} field @param {string} code @param {boolean} taken false: taken back
 */
export function withChoice(chosen, field, code, taken) {
  if (!SEVERAL.includes(field)) return { ...chosen, [field]: taken ? code : null };
  const others = (chosen[field] ?? []).filter((one) => one !== code);
  return { ...chosen, [field]: taken ? [...others, code] : others };
}
