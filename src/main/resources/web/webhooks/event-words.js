import { t, tCode } from '../shared/language.js';

const PREFIX = 'complaint.';

/** A kind of event in words. @param {string} type as messages name it */
export function eventWords(type) {
  return type.startsWith(PREFIX) ? tCode('event', type.slice(PREFIX.length).replaceAll('_', '-')) : t('webhooks.trial');
}
