import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of figures of calls are loaded. */
needStyles(new URL('../callfigures/calls.css', import.meta.url));
await learnTexts('callfigures');
