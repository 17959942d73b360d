import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of work are loaded. */
needStyles(new URL('../work/work.css', import.meta.url));
await learnTexts('work');
