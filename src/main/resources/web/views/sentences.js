import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of views are loaded. */
needStyles(new URL('../views/views.css', import.meta.url));
await learnTexts('views');
