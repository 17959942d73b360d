/**
 * Requests that a client may send again: each is carried out once, and a repeat gets the first answer. What a request
 * does, and how an answer looks, may not enter.
 */
@NullMarked
package hotline.once;

import org.jspecify.annotations.NullMarked;
