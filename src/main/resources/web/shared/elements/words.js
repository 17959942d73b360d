import { html, render } from 'lit';
import { Notification } from '@vaadin/notification';
import { codesOf, language, onLanguage, Said, t, tCode } from '../language.js';

/** Shows a short message about a finished action, in the language of the page while it is shown. @param {string | Said} words */
export function say(words) {
  const shown = Notification.show(String(words), { position: 'bottom-start', duration: 4_000 });
  const end = onLanguage(() => (shown.renderer = (root) => render(html`${String(words)}`, root)));
  shown.addEventListener('closed', end, { once: true });
}

/** That a field is empty, by the name of the field. @param {string} label key of its name */
export function missing(label) {
  return new Said(() => t('field.missing', { field: t(label) }));
}

/** What went wrong, in a sentence for the person who tried, whatever language they choose later. @param {import('../api.js').Problem} problem */
export function wordsFor(problem) {
  return new Said(() => sentenceOf(problem));
}

function sentenceOf(problem) {
  if (problem.unclear) return t('problem.noAnswer');
  if (problem.type === '/problems/password-to-choose') return t('problem.passwordToChoose');
  if (problem.type === '/problems/another-person') return t('problem.anotherPerson');
  if (problem.type === '/problems/another-site') return t('problem.anotherSite');
  if (problem.type === '/problems/not-to-pick') return t('problem.notToPick');
  if (problem.status === 403) return t('problem.forbidden');
  if (problem.status === 404) return t('problem.notFound');
  if (problem.status === 409) return t('problem.conflict');
  if (problem.status === 429) return t('problem.tooMany', { n: problem.minutes });
  const known = codesOf('fault');
  const fields = (problem.errors ?? []).map(({ pointer, detail, code }) =>
    known.includes(code) ? tCode('fault', code) : fieldWords(pointer.replace(/^\//, ''), detail),
  );
  return fields.length > 0 ? t('problem.fields', { fields: listed(fields) }) : t('problem.unknown');
}

/** Sentences, one after another within ours. @param {string[]} sentences */
function listed(sentences) {
  return sentences.map((sentence) => sentence.replace(/[。.]$/, '')).join(language() === 'zh' ? '；' : '; ');
}

/** The server's details are English; in another language the name of the field stands alone, where it has one. */
function fieldWords(field, detail) {
  if (language() === 'en') return `${field} ${detail}`;
  return codesOf('field').includes(field) ? t('problem.field', { field: tCode('field', field) }) : t('problem.someField');
}
