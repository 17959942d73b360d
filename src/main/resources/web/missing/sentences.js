import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences about missing files are loaded. */
needStyles(new URL('../shared/elements/administration.css', import.meta.url));
needStyles(new URL('../missing/missing.css', import.meta.url));
await learnTexts('missing');
