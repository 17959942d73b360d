/**
 * Callbacks that people ask for, with or without a complaint, and the order in which they are handed out. Leases, attempts and
 * outcomes are those of all callbacks.
 */
@NullMarked
package hotline.callback.hand;

import org.jspecify.annotations.NullMarked;
