import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of customers' files are loaded. */
needStyles(new URL('../customers/customers.css', import.meta.url));
await learnTexts('customers');
