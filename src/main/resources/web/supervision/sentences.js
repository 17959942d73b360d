import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** Whoever imports this waits until the sentences of supervision are there. */
needStyles(new URL('./supervision.css', import.meta.url));
await learnTexts('supervision');
