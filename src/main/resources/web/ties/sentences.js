import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences about customers' agents are loaded. */
needStyles(new URL('../shared/elements/administration.css', import.meta.url));
needStyles(new URL('../ties/ties.css', import.meta.url));
await learnTexts('ties');
