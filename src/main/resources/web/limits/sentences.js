import { learnTexts } from '../shared/language.js';

/** A module that imports this waits until the sentences of limits are loaded. */
await learnTexts('limits');
