import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of days and of the log of problems are loaded. */
needStyles(new URL('../day/day.css', import.meta.url));
await learnTexts('day');
