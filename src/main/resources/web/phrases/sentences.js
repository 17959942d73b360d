import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences about phrases are loaded. */
needStyles(new URL('../phrases/phrases.css', import.meta.url));
await learnTexts('phrases');
