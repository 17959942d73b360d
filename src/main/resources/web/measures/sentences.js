import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of measures are loaded. */
needStyles(new URL('../measures/measures.css', import.meta.url));
await learnTexts('measures');
