import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of calls are loaded. */
needStyles(new URL('../calls/calls.css', import.meta.url));
await learnTexts('calls');
