package hotline.export;

import java.time.ZoneId;

/** The headers of columns for people. Times name their zone, since their cells have none. */
final class Headers {
    private Headers() {}

    static String of(Column<?> column, ZoneId zone, String language) {
        var header = column.header().in(language);
        return column.kind() == Column.Kind.INSTANT ? header + " (" + zone.getId() + ")" : header;
    }
}
