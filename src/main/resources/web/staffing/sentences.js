import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of staffing are loaded. */
needStyles(new URL('../staffing/staffing.css', import.meta.url));
await learnTexts('staffing');
