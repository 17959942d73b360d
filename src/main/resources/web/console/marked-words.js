import { html } from 'lit';
import { t } from '../shared/language.js';
import { severities, severityName, typeName } from '../shared/policy-names.js';

const TO_BE_JUDGED = 'to-be-judged-by-a-person';

/**
 * A customer's text with the words marked that decided its judgement. Reasons that quote another text are left out.
 *
 * @param {string} text @param {{words: string, start: number, end: number, speaksFor: string}[]} reasons
 */
export function markedWords(text, reasons) {
  const parts = [];
  let at = 0;
  const here = reasons.filter(
    ({ words, start, end, speaksFor }) => text.slice(start, end) === words && speaksFor !== TO_BE_JUDGED,
  );
  for (const { words, start, end, speaksFor } of here.sort((one, other) => one.start - other.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), html`<mark title=${t('judgement.speaksFor', { what: named(speaksFor) })}>${words}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** Whether no words decided, or a text took too long to judge, so that a person has to judge it. @param {{speaksFor: string}[]} reasons */
export const isLeftToPerson = (reasons) => reasons.some(({ speaksFor }) => speaksFor === TO_BE_JUDGED);

function named(code) {
  return severities().some((severity) => severity.code === code) ? severityName(code) : typeName(code);
}
