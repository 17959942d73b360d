import { learnTexts } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

/** A module that imports this waits until the sentences of reports are loaded. */
needStyles(new URL('../shared/elements/administration.css', import.meta.url));
needStyles(new URL('../reports/reports.css', import.meta.url));
needStyles(new URL('../reports/report.css', import.meta.url));
await learnTexts('reports');
