package hotline.customer.merge;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person merges a file into another.
 *
 * @param from id of the file that is merged
 * @param into id of the file that stays
 * @param version one of the versions of the merged file that the person read; empty: any
 * @param intoVersion of the other file, as the person read it
 * @param reason for colleagues
 * @param by the person, by {@code person.id}
 */
public record MergeRequest(
        long from, long into, Optional<Set<Integer>> version, int intoVersion, String reason, long by, Instant at) {}
