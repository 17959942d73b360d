package hotline.export;

import hotline.policy.taxonomy.LocalizedName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a file says of itself.
 *
 * @param filters what the list was narrowed by, in words
 * @param said what the list says of itself in addition to its rows
 * @param person name and login of the person who asked for it
 * @param zone of the times
 * @param position of the last event of the log that the rows show
 * @param rows in the list
 */
public record About(
        LocalizedName title,
        List<Entry> filters,
        List<Entry> said,
        String person,
        String reason,
        Instant askedAt,
        ZoneId zone,
        String position,
        long rows) {

    public About {
        filters = List.copyOf(filters);
        said = List.copyOf(said);
    }

    /** A name and what it stands for. */
    public record Entry(LocalizedName name, LocalizedName value) {}
}
