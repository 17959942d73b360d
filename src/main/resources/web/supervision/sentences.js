import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of supervision are loaded. */
needStyles(new URL('../supervision/supervision.css', import.meta.url));
await learnTexts('supervision');
