/**
 * Judges a complaint's type (F3) and severity (F4) by its words, and says which words decided. Pure: no files, no
 * futures, no clock; words and bounds come from the policy.
 */
@NullMarked
package hotline.classification;

import org.jspecify.annotations.NullMarked;
