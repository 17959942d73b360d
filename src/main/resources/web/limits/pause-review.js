import { html } from 'lit';
import '@vaadin/date-time-picker';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { t } from '../shared/language.js';

/**
 * The field for the time at which a pause is looked at again.
 *
 * @param {string} value on the company's wall clock, such as 2026-09-28T12:00; empty: none
 * @param {(value: string) => void} choose
 * @param {string} hint what an empty field means
 */
export function reviewPicker(value, choose, hint) {
  return html`<vaadin-date-time-picker
    label=${t('pauseReview.at')}
    helper-text=${hint}
    .i18n=${pickerTexts()}
    step="1800"
    manual-validation
    .value=${value}
    @value-changed=${(event) => choose(event.detail.value)}
  ></vaadin-date-time-picker>`;
}

/** Whether the server refused the time. @param {import('../shared/api.js').Problem} problem */
export const isReviewTime = (problem) => Boolean(problem.fields?.reviewAt);
