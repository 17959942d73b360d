import { t, tCode } from '../language.js';

/** What a callback of the program is to tell the customer. @param {string[]} kinds of messages */
export function untoldKinds(kinds) {
  return kinds.map((kind) => tCode('messageKind', kind)).join(t('untold.and'));
}
