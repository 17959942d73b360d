import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of exports are loaded. */
needStyles(new URL('../exports/exports.css', import.meta.url));
await learnTexts('exports');
