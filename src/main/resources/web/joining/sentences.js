import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences about joined complaints are loaded. */
needStyles(new URL('../joining/joining.css', import.meta.url));
await learnTexts('joining');
