/**
 * Erasure of a customer's personal data: asked for by a person, done as a job, registered without any of the data. What
 * figures are counted from, and the log itself, stays.
 */
@NullMarked
package hotline.erasure;

import org.jspecify.annotations.NullMarked;
