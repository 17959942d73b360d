package hotline.tier;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that was taken.
 *
 * @param byName empty: the demo
 */
public record PastTierImport(Instant at, Optional<String> byName, Scheme scheme, int added, int replaced, int same) {}
