import { learnTexts } from '../shared/language.js';

/** A module that imports this waits until the sentences of visitors are loaded. */
await learnTexts('visits');
