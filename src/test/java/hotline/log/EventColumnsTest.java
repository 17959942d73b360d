package hotline.log;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.log.FilingEvent.Received;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventColumnsTest {

    @Test
    void a_statement_names_columns_and_gets_their_expressions() {
        assertThat(EventColumn.in("SELECT {asked.WORKING_DAYS}, {TYPE} FROM event WHERE {FROM_SEVERITY} IS NOT NULL"))
                .isEqualTo("SELECT (asked.data ->> 'workingDays')::int, (data ->> 'type') FROM event"
                        + " WHERE (data -> 'from' ->> 'severity') IS NOT NULL");
    }

    @Test
    void every_column_is_a_field_of_some_event() {
        var stored = Arrays.stream(EventType.values())
                .map(type -> ExampleEvents.ENVELOPE.with(ExampleEvents.of(type)).whole())
                .toList();
        for (EventColumn column : EventColumn.values()) {
            assertThat(stored).as(column.path()).anyMatch(data -> names(data, column.path()));
        }
    }

    /** Fields that figures and lists search must outlast the removal of personal data. */
    @Test
    void no_column_is_personal() {
        var kept = Arrays.stream(EventType.values())
                .map(type -> ExampleEvents.ENVELOPE.with(ExampleEvents.of(type)).data())
                .toList();
        assertThat(Arrays.stream(EventColumn.values()).map(EventColumn::path))
                .allMatch(path -> kept.stream().anyMatch(data -> names(data, path)));
    }

    @Test
    void intake_builds_the_fields_that_the_record_reads() {
        assertThat(FilingColumns.received())
                .startsWith("jsonb_build_object('type', type, 'severity', severity, 'channel', channel, ")
                .contains("'receivedAt', received_at", "'due', due_at", "'heldBy', held_by", "'judgedBy', judged_by");
        assertThat(Stream.of(Received.class.getRecordComponents()))
                .allMatch(field -> FilingColumns.received().contains("'" + field.getName() + "', "));
        assertThat(FilingColumns.linked("original_number", "type", "severity", "channel"))
                .isEqualTo("jsonb_build_object('type', type, 'severity', severity, 'channel', channel,"
                        + " 'number', original_number)");
    }

    /** What one event names as it was, another names as it is: both have the same fields. */
    private static boolean names(JsonObject data, String path) {
        return holds(data, path) || (path.startsWith("to.") && holds(data, path.replaceFirst("to", "from")));
    }

    private static boolean holds(JsonObject data, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? data.containsKey(path)
                : data.getValue(path.substring(0, dot)) instanceof JsonObject within
                        && within.containsKey(path.substring(dot + 1));
    }
}
