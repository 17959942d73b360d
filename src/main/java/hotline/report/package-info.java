/**
 * Reports of a period: drafted, previewed, published by a person, and never changed afterwards. A report counts facts up to a
 * place in the log and shows
 * next to them what is frozen with it: contacts with customers, and telephone calls. No other room makes one, and nothing here writes facts or complaints.
 */
@NullMarked
package hotline.report;

import org.jspecify.annotations.NullMarked;
