package hotline.log;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fields of stored events as typed columns of SQL, for readers that leave the work to PostgreSQL. A statement names them in
 * braces, as {@code {ON_TIME}} or {@code {rated.SCORE}} where the table has an alias; {@link #in} puts the expressions in.
 * A kind of event is named in the same way, as {@code type = {CLOSED}}.
 */
public enum EventColumn {
    TYPE("text", "type"),
    SUBTYPE("text", "subtype"),
    SEVERITY("text", "severity"),
    CHANNEL("text", "channel"),
    NUMBER("text", "number"),
    FROM_TYPE("text", "from.type"),
    FROM_SEVERITY("text", "from.severity"),
    RECEIVED_AT("timestamptz", "receivedAt"),
    OPEN("boolean", "open"),
    WAS_ENDED("boolean", "wasEnded"),
    PAST_DUE("boolean", "pastDue"),
    PAST_DUE_BEFORE("boolean", "pastDueBefore"),
    PAST_DUE_AFTER("boolean", "pastDueAfter"),
    ON_TIME("boolean", "onTime"),
    /** Older events lack it: there were no extensions then, so both mean the same. */
    ON_TIME_UNEXTENDED("boolean", "onTimeUnextended", "onTime"),
    UNEXTENDED("timestamptz", "unextended"),
    UNEXTENDED_BEFORE("timestamptz", "unextendedBefore"),
    UNEXTENDED_AFTER("timestamptz", "unextendedAfter"),
    WORKING_DAYS("int", "workingDays"),
    /** The turn of a department that ended, if one did. */
    HELD("text", "held"),
    HELD_DEPARTMENT("text", "held.department"),
    HELD_MINUTES("bigint", "held.minutes"),
    HELD_LATE("boolean", "held.late"),
    OUTCOME("text", "outcome"),
    ATTEMPTS("int", "attempts"),
    ASKED("boolean", "asked"),
    SCORE("int", "score"),
    SATISFIED("boolean", "satisfied"),
    KIND("text", "kind"),
    ANSWER_DUE("text", "answerDue"),
    IN_TIME("boolean", "inTime");

    private static final Pattern PLACE = Pattern.compile("\\{(?:(\\w+)\\.)?(\\w+)}");

    private final String sqlType;
    // Made by List.of, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> paths;

    /**
     * @param paths the field, within an object after its name and a dot; then the field that older events have instead
     */
    EventColumn(String sqlType, String... paths) {
        this.sqlType = sqlType;
        this.paths = List.of(paths);
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
        var texts = paths.stream().map(path -> text(data, path)).collect(Collectors.joining(", "));
        var value = paths.size() == 1 ? "(" + texts + ")" : "coalesce(" + texts + ")";
        return sqlType.equals("text") ? value : value + "::" + sqlType;
    }

    private static String text(String data, String path) {
        var names = Arrays.asList(path.split("\\."));
        var object = names.subList(0, names.size() - 1).stream()
                .map(name -> " -> '" + name + "'")
                .collect(Collectors.joining());
        return data + object + " ->> '" + names.get(names.size() - 1) + "'";
    }

    List<String> paths() {
        return paths;
    }
}
