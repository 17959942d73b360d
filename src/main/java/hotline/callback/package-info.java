/**
 * Calls due to customers (回访, F9): planned when a complaint is resolved, taken by one agent at a time, ended with an
 * outcome. Ratings belong to satisfaction; no other room writes callbacks.
 */
@NullMarked
package hotline.callback;

import org.jspecify.annotations.NullMarked;
