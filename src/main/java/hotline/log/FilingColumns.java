package hotline.log;

import hotline.log.FilingEvent.Linked;
import hotline.log.FilingEvent.Received;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How intake writes its events inside its own statement, from columns that are there already: fields of every complaint
 * are neither encoded nor sent twice. These events hold no personal data.
 */
public final class FilingColumns {
    private FilingColumns() {}

    /**
     * From columns named like the fields, in snake case, {@code due_at}, {@code network_region} and {@code nth_of_thing}; of branch and hub only codes, since what a person
     * typed may be personal data.
     */
    public static String received() {
        return object(
                Received.class,
                Map.of(
                        "due",
                        "due_at",
                        "branch",
                        "CASE WHEN NOT branch_typed THEN branch END",
                        "hub",
                        "CASE WHEN NOT hub_typed THEN hub END",
                        "region",
                        "coalesce(network_region, region)",
                        "emergency",
                        "CASE WHEN emergency THEN true END",
                        "nth",
                        "nth_of_thing"));
    }

    /** From the columns given. */
    public static String linked(String number, String type, String severity, String channel) {
        return object(Linked.class, Map.of("number", number, "type", type, "severity", severity, "channel", channel));
    }

    private static String object(Class<? extends Record> event, Map<String, String> columns) {
        var fields = EventForm.of(event).fields().stream().map(FieldForm::name);
        return Stream.concat(Envelope.NAMES.stream(), fields)
                .map(name -> "'" + name + "', " + columns.getOrDefault(name, snakeCase(name)))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
