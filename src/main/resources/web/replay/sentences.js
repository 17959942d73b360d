import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** Whoever imports this waits until the sentences of replays are there. */
needStyles(new URL('./replay.css', import.meta.url));
await learnTexts('replay');
