import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences about callbacks that people ask for are loaded. */
needStyles(new URL('../byhand/byhand.css', import.meta.url));
await learnTexts('byhand');
