import { html } from 'lit';
import { t } from '../language.js';

/** Marks a limit that may still move, because it reaches into a year that is not published yet. @param {boolean} is */
export function provisionalMark(is) {
  return is ? html`<span class="badge provisional" title=${t('due.provisionalMeaning')}>${t('due.provisional')}</span>` : '';
}
