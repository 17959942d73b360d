package hotline.customer.merge;

import java.time.Instant;

/**
 * A person undoes a merge.
 *
 * @param by the person, by {@code person.id}
 * @param reason for colleagues
 */
public record Undoing(long by, String reason, Instant at) {}
