/**
 * Reads numbers in Chinese and English. The room above decides the unit of a number and its meaning for a complaint.
 */
@NullMarked
package hotline.classification.number;

import org.jspecify.annotations.NullMarked;
