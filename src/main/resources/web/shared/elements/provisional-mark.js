import { html } from 'lit';
import { t } from '../language.js';

/** Beside a limit that may still move, because a year that it runs through is not published yet. @param {boolean} is */
export function provisionalMark(is) {
  return is ? html`<span class="badge provisional" title=${t('due.provisionalMeaning')}>${t('due.provisional')}</span>` : '';
}
