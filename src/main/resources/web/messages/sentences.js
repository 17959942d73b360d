import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences about messages to customers are loaded. */
needStyles(new URL('../messages/messages.css', import.meta.url));
await learnTexts('messages');
