/**
 * Makes a text comparable and remembers each character's place in the customer's words. Knows no lexicon and no policy.
 */
@NullMarked
package hotline.classification.text;

import org.jspecify.annotations.NullMarked;
