/**
 * Makes a text comparable and remembers where each character stood in the customer's words. Knows no lexicon and no
 * policy.
 */
@NullMarked
package hotline.classification.text;

import org.jspecify.annotations.NullMarked;
