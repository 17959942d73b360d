package hotline.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private final Fields fields = Fields.of(new JsonObject()
            .put("at", "2026-09-25T08:00:00.000001+00:00")
            .put("length", 1_500)
            .put("severity", "severe")
            .put("rungs", new JsonArray().add("early").add("late"))
            .put("cases", new JsonArray().add(new JsonObject().put("id", 5)))
            .putNull("ended_at"));

    @Test
    void times_keep_their_microseconds() {
        assertThat(fields.instant("at")).isEqualTo(Instant.parse("2026-09-25T08:00:00.000001Z"));
        assertThat(fields.microseconds("length")).isEqualTo(Duration.ofNanos(1_500_000));
    }

    @Test
    void an_absent_optional_field_is_empty() {
        assertThat(fields.optionalInstant("ended_at")).isEmpty();
        assertThat(fields.optionalText("comment")).isEmpty();
        assertThat(fields.each("ratings", rating -> rating.integer("score"))).isEmpty();
    }

    @Test
    void an_absent_required_field_fails_by_name() {
        assertThatThrownBy(() -> fields.instant("ended_at")).hasMessageContaining("ended_at");
        assertThatThrownBy(() -> fields.number("id")).hasMessageContaining("id");
    }

    @Test
    void codes_are_looked_up_in_closed_lists() {
        assertThat(fields.code("severity", Severity::of)).isEqualTo(Severity.SEVERE);
        assertThatThrownBy(() -> fields.code("severity", code -> Optional.empty()))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void lists_keep_their_order() {
        assertThat(fields.texts("rungs")).containsExactly("early", "late");
        assertThat(fields.each("cases", one -> one.number("id"))).containsExactly(5L);
    }
}
