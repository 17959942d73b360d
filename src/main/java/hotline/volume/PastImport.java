package hotline.volume;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A file that was taken.
 *
 * @param byName of the administrator; empty: the command line
 * @param replaced how many numbers it changed; those before it are kept
 */
public record PastImport(
        Instant at, Optional<String> byName, LocalDate from, LocalDate to, int added, int replaced, int same) {}
