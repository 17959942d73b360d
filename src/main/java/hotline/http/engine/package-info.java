/**
 * From a request's headers to an operation's answer: the contract, admission, bodies, problems. The work of an
 * operation belongs to {@code api}.
 */
@NullMarked
package hotline.http.engine;

import org.jspecify.annotations.NullMarked;
