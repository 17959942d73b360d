import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of offers are loaded. */
needStyles(new URL('../offers/offers.css', import.meta.url));
await learnTexts('offers');
