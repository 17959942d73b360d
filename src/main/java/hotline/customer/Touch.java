package hotline.customer;

import java.time.Instant;

/**
 * A contact with the customer of a complaint, or a series of calls without an answer.
 *
 * @param complaint its id
 */
record Touch(long complaint, Instant at, boolean reached) {}
