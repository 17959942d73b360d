import { html } from 'lit';
import { t } from '../shared/language.js';
import { dayName } from '../day/days.js';
import { levelWords } from './work-words.js';
import { workTable } from './work-table.js';

/** A person's own offers, calls and time, day by day, with how they are counted (C5). @param {object} answer MyDay of the contract */
export function ownWork({ days, today, serviceLevel }) {
  const rows = days.map(({ day, worked }) => ({ key: day, words: day === today ? t('day.today', { day: dayName(day) }) : dayName(day), figures: worked }));
  return html`<section class="work-figures" aria-labelledby="own-work-title">
    <h3 id="own-work-title">${t('work.own')}</h3>
    <p class="small formula">${levelWords(serviceLevel)}</p>
    ${workTable(t('work.own'), t('day.day'), rows)}
    <p class="small">${t('work.explained')}</p>
  </section>`;
}
