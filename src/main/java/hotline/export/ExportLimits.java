package hotline.export;

import java.time.Duration;

/**
 * Bounds on what leaves the system.
 *
 * @param rows that a file may have
 * @param keep how long a file is kept
 * @param atOnce exports of one person that may be under way
 */
public record ExportLimits(int rows, Duration keep, int atOnce) {
    private static final int AT_ONCE = 3;

    public static ExportLimits usual() {
        return new ExportLimits(1_000_000, Duration.ofDays(7));
    }

    public ExportLimits(int rows, Duration keep) {
        this(rows, keep, AT_ONCE);
    }
}
