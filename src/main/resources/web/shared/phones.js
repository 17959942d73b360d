import { t } from './language.js';

/** A telephone number with its extension, as people write it. @param {string} written @param {string | null} [extension] */
export function phoneWords(written, extension) {
  return extension ? t('phone.withExtension', { number: written, extension }) : written;
}
