package hotline.log;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fields of stored events as typed columns of SQL, for readers that leave the work to PostgreSQL. A statement names them in
 * braces, as {@code {SUBTYPE}} or {@code {asked.WORKING_DAYS}} where the table has an alias; {@link #in} puts the expressions in.
 * A kind of event is named in the same way, as {@code type = {CLOSED}}.
 */
public enum EventColumn {
    TYPE("text", "type"),
    SUBTYPE("text", "subtype"),
    SEVERITY("text", "severity"),
    FROM_TYPE("text", "from.type"),
    FROM_SEVERITY("text", "from.severity"),
    WORKING_DAYS("int", "workingDays"),
    OWNER("bigint", "owner"),
    EMERGENCY("boolean", "to.emergency"),
    FROM_EMERGENCY("boolean", "from.emergency"),
    RAISED_FROM("text", "raisedFrom"),
    RETURNS("int", "returns"),
    FIRST_SECONDS("text", "firstResponse.workingSeconds"),
    TO("text", "to"),
    FILES("int", "files"),
    CLOCK("text", "clock");

    private static final Pattern PLACE = Pattern.compile("\\{(?:(\\w+)\\.)?(\\w+)}");

    private final String sqlType;
    private final String path;

    /** @param path the field, within an object after its name and a dot */
    EventColumn(String sqlType, String path) {
        this.sqlType = sqlType;
        this.path = path;
    }

    /** The statement with each column's expression, and the code of each kind, in its place. */
    public static String in(String sql) {
        return PLACE.matcher(sql).replaceAll(place -> {
            var name = place.group(2);
            var table = place.group(1) == null ? "" : place.group(1) + ".";
            return Arrays.stream(values())
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .map(column -> column.of(table + "data"))
                    .orElseGet(() -> "'" + EventType.valueOf(name).code() + "'");
        });
    }

    private String of(String data) {
        var value = "(" + text(data, path) + ")";
        return sqlType.equals("text") ? value : value + "::" + sqlType;
    }

    private static String text(String data, String path) {
        var names = Arrays.asList(path.split("\\.", -1));
        var object = names.subList(0, names.size() - 1).stream()
                .map(name -> " -> '" + name + "'")
                .collect(Collectors.joining());
        return data + object + " ->> '" + names.get(names.size() - 1) + "'";
    }

    String path() {
        return path;
    }
}
