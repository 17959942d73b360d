/**
 * Measures of a period, split by one dimension and by parts of the period, and the complaints behind each number. Every
 * number here is a sum of facts; nothing here writes facts or counts in another way.
 */
@NullMarked
package hotline.measures.breakdown;

import org.jspecify.annotations.NullMarked;
