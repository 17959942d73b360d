/**
 * From a request's headers to an operation's answer: the contract, admission, bodies, problems. What an operation
 * does is the api's.
 */
@NullMarked
package hotline.http.engine;

import org.jspecify.annotations.NullMarked;
