import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of replays are loaded. */
needStyles(new URL('../replay/replay.css', import.meta.url));
await learnTexts('replay');
