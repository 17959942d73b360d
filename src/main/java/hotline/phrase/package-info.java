/**
 * What an agent may say now (T7, C8, F11): phrases of the policy filled in with what is known, the most fitting first, and expressions that
 * are never to be said. Pure but for the one reading of a complaint. No phrase is kept with a person or a case.
 */
@NullMarked
package hotline.phrase;

import org.jspecify.annotations.NullMarked;
