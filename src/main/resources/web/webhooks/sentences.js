import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of webhooks are loaded. */
needStyles(new URL('../shared/elements/administration.css', import.meta.url));
needStyles(new URL('../webhooks/webhooks.css', import.meta.url));
await learnTexts('webhooks');
