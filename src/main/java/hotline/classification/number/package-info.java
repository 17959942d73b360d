/**
 * Reads numbers in Chinese and English. What is counted, and what a number means for a complaint, is decided by the
 * room above.
 */
@NullMarked
package hotline.classification.number;

import org.jspecify.annotations.NullMarked;
