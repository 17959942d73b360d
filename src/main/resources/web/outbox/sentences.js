import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of messages on their way out are loaded. */
needStyles(new URL('../shared/elements/administration.css', import.meta.url));
needStyles(new URL('../outbox/outbox.css', import.meta.url));
await learnTexts('outbox');
