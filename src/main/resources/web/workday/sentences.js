import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of work are loaded. */
needStyles(new URL('../workday/work.css', import.meta.url));
await learnTexts('workday');
