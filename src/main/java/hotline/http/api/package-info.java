/**
 * The operations of the contract: requests read and checked, answers written as the contract says. Decisions are
 * the services'; no SQL and no rule enters.
 */
@NullMarked
package hotline.http.api;

import org.jspecify.annotations.NullMarked;
