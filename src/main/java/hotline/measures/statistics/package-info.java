/**
 * Statistics for fair comparisons: limits of funnels, case mix, charts over time and early warnings, all from counts. Pure:
 * no futures, no statements, and no names of measures or units.
 */
@NullMarked
package hotline.measures.statistics;

import org.jspecify.annotations.NullMarked;
