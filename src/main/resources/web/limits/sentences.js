import { learnTexts } from '../shared/language.js';

/** Whoever imports this waits until the sentences of limits are there. */
await learnTexts('limits');
