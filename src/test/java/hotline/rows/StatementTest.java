package hotline.rows;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.MICROSECONDS;
import static hotline.rows.SqlType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatementTest {
    private record Parcel(long id, Optional<String> label, Instant sentAt, Duration way, Set<String> stops) {}

    private record Delivery(String depot, List<Parcel> parcels, List<Long> returned) {}

    private static final Batch<Parcel> PARCELS = Batch.<Parcel>of()
            .fixed("id", BIGINT, Parcel::id)
            .wherePresent("label", JSON, Parcel::label)
            .column("sent_at", INSTANT, Parcel::sentAt)
            .column("way", MICROSECONDS, Parcel::way)
            .column("stops", CODES, Parcel::stops);

    private static final Parameters<Delivery> DELIVERY = Parameters.<Delivery>of()
            .value("depot", TEXT, Delivery::depot)
            .batch("parcels", PARCELS, Delivery::parcels)
            .array("returned", BIGINT, Delivery::returned);

    private static final Delivery TWO_PARCELS = new Delivery(
            "north",
            List.of(
                    new Parcel(7, Optional.empty(), Instant.EPOCH, Duration.ofMillis(2), Set.of("a")),
                    new Parcel(8, Optional.of("{}"), Instant.EPOCH, Duration.ZERO, Set.of())),
            List.of(3L));

    @Test
    void parameters_are_numbered_in_the_order_of_the_text() {
        var statement = Statement.of("SELECT :returned::bigint[], n.id FROM unnest(:parcels) AS n", DELIVERY);

        assertThat(statement.sql())
                .isEqualTo("SELECT $1::bigint[], n.id"
                        + " FROM unnest($2::bigint[], $3::text[], $4::timestamptz[], $5::bigint[], $6::text[])"
                        + " AS n (id, label, sent_at, way, stops)");
        assertThat(statement.values(TWO_PARCELS).size()).isEqualTo(6);
    }

    @Test
    void a_parameter_named_twice_is_sent_once() {
        var statement = Statement.of(
                "SELECT :depot FROM unnest(:parcels) AS n JOIN unnest(:parcels) AS again USING (id) WHERE :depot <> ''",
                DELIVERY);

        assertThat(statement.sql())
                .startsWith("SELECT $1 FROM unnest($2::")
                .contains("JOIN unnest($2::bigint[], ")
                .endsWith("AS again (id, label, sent_at, way, stops) USING (id) WHERE $1 <> ''");
        assertThat(statement.values(TWO_PARCELS).size()).isEqualTo(6);
    }

    @Test
    void a_batch_is_sent_as_one_array_per_column() {
        var values = Statement.of("FROM unnest(:parcels) AS n", DELIVERY).values(TWO_PARCELS);

        assertThat(values.getArrayOfLongs(0)).containsExactly(7L, 8L);
        assertThat(values.getArrayOfStrings(1)).containsExactly(null, "{}");
        assertThat(values.getArrayOfOffsetDateTimes(2))
                .containsOnly(OffsetDateTime.parse("1970-01-01T00:00Z"))
                .hasSize(2);
        assertThat(values.getArrayOfLongs(3)).containsExactly(2_000L, 0L);
        assertThat(values.getArrayOfStrings(4)).containsExactly("a", "");
    }

    @Test
    void rows_can_be_counted_from_one() {
        var statement = Statement.of("FROM unnest(:parcels) WITH ORDINALITY AS parcel", DELIVERY);

        assertThat(statement.sql()).endsWith(" WITH ORDINALITY AS parcel (id, label, sent_at, way, stops, place)");
    }

    @Test
    void a_cast_is_no_parameter() {
        var statement = Statement.of("SELECT '1'::text, :depot::text", DELIVERY);

        assertThat(statement.sql()).isEqualTo("SELECT '1'::text, $1::text");
    }

    @Test
    void an_unknown_name_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statement.of("SELECT :depto", DELIVERY))
                .withMessageContaining("depto");
    }

    @Test
    void a_batch_that_is_not_unnested_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Statement.of("SELECT :parcels", DELIVERY));
    }

    @Test
    void an_array_of_single_values_can_be_unnested_too() {
        var statement = Statement.of("SELECT id FROM unnest(:returned) AS id", DELIVERY);

        assertThat(statement.sql()).isEqualTo("SELECT id FROM unnest($1) AS id");
    }

    @Test
    void the_text_takes_its_lists_of_columns_from_the_batch() {
        assertThat(PARCELS.names("p")).isEqualTo("p.id, p.label, p.sent_at, p.way, p.stops");
        assertThat(PARCELS.values()).isEqualTo("n.id, n.label::jsonb, n.sent_at, n.way, string_to_array(n.stops, ',')");
        assertThat(PARCELS.assignments("p"))
                .isEqualTo("label = coalesce(n.label::jsonb, p.label), sent_at = n.sent_at, way = n.way,"
                        + " stops = string_to_array(n.stops, ',')");
        assertThat(PARCELS.replacements())
                .startsWith("label = excluded.label, sent_at = excluded.sent_at")
                .doesNotContain("id = ");
    }

    @Test
    void a_column_stands_in_a_batch_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PARCELS.optional("label", TEXT, Parcel::label))
                .withMessageContaining("label");
        assertThatIllegalArgumentException().isThrownBy(() -> PARCELS.all(PARCELS, parcel -> parcel));
    }
}
