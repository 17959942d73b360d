package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.network.Network;
import hotline.network.Units;
import hotline.once.Once;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Measures of a few events, counted by hand. */
class BreakdownByHandTest extends BreakdownLog {
    @Test
    void a_rate_says_from_which_day_it_is_final() {
        clock.set(Instant.parse("2026-10-03T04:00:00Z"));
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var total = asked(query(EnumSet.allOf(Measure.class), september, Interval.WHOLE, Optional.empty()))
                .total();
        assertThat(total.get(Measure.RECEIVED).finalFrom()).isEmpty();
        assertThat(total.get(Measure.FIRST_CONTACT).finalFrom()).hasValue(LocalDate.of(2026, 10, 8));
        assertThat(total.get(Measure.REOPEN_RATE).finalFrom()).hasValue(LocalDate.of(2026, 10, 31));
    }

    @Test
    void a_customer_who_comes_back_is_a_repeat_and_undoes_the_first_contact() {
        try (var log = new WrittenLog(stored)) {
            var noon = Instant.parse("2026-09-01T04:00:00Z");
            for (long id = 1; id <= 4; id++) {
                log.complaint(id, "上海虹桥网点", noon.plus(Duration.ofDays(5 * id)), noon.plus(Duration.ofDays(90)));
            }
            log.commit();
            stored.execute("UPDATE complaint SET phone = '13900000000' WHERE id = 4");
            event(log, 1, "received", "2026-09-06T12:00:00", new JsonObject());
            event(log, 4, "received", "2026-09-21T12:00:00", new JsonObject());
            event(log, 1, "closed", "2026-09-08T12:00:00", ending(60));
            log.commit();
            await(reader.catchUp());
            assertThat(shares(Measure.FIRST_CONTACT)).isEqualTo("1 of 1");
            assertThat(shares(Measure.REPEAT_RATE)).isEqualTo("0 of 2");
            event(log, 2, "received", "2026-09-11T12:00:00", new JsonObject());
            event(log, 2, "closed", "2026-09-12T12:00:00", ending(60));
            event(log, 3, "received", "2026-09-20T12:00:00", new JsonObject());
            log.commit();
        }
        await(reader.catchUp());
        assertThat(shares(Measure.FIRST_CONTACT))
                .as("the second complaint came within 7 days, the third did not")
                .isEqualTo("1 of 2");
        assertThat(shares(Measure.REPEAT_RATE)).isEqualTo("2 of 4");
        assertThat(behind(Measure.FIRST_CONTACT, PERIOD)).containsExactly("2 once");
    }

    @Test
    void complaints_count_per_parcel_where_their_branch_has_a_volume_on_their_day(Vertx vertx) {
        clock.set(Instant.parse("2026-09-03T04:00:00Z"));
        var units = "code,kind,name_zh,parent\nEC,region,华东大区,\nHUB-SH,hub,上海分拨中心,EC\n"
                + "SH001,branch,上海虹桥网点,HUB-SH\nSH002,branch,上海松江网点,EC\n";
        takeUnits(vertx, units, LocalDate.of(2026, 1, 1));
        takeUnits(vertx, "code,kind,name_zh,parent\nSH001,branch,上海虹桥网点,EC\n", LocalDate.of(2026, 9, 3));
        network = await(Network.read(vertx, database.pool()));
        stored.execute("""
                INSERT INTO parcel_volume (day, branch, hub, region, parcels, import)
                VALUES ('2026-09-01', 'SH001', 'HUB-SH', 'EC', 5000, 1), ('2026-09-01', 'SH002', NULL, 'EC', 15000, 1),
                       ('2026-09-02', 'SH002', NULL, 'EC', 20000, 1)""");
        try (var log = new WrittenLog(stored)) {
            event(log, 1, "received", "2026-09-01T09:00:00", new JsonObject().put("branch", "SH001"));
            event(log, 2, "received", "2026-09-02T09:00:00", new JsonObject().put("branch", "SH001"));
            event(log, 3, "received", "2026-09-01T09:00:00", new JsonObject().put("branch", "SH002"));
            event(log, 4, "received", "2026-09-01T09:00:00", new JsonObject());
            event(log, 3, "judged-not-valid", "2026-09-02T09:00:00", ending(0));
            log.commit();
        }
        await(reader.catchUp());
        var days = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 3));
        var rates = EnumSet.of(Measure.COMPLAINTS_PER_10000, Measure.VALID_PER_10000);
        var byBranch = asked(query(rates, days, Interval.WHOLE, Optional.of(Dimension.BRANCH)));
        assertThat(rates(byBranch.rows(), Measure.COMPLAINTS_PER_10000))
                .containsExactly("SH001 1 of 5000 = 2.0, 1 missing", "SH002 1 of 35000 = 0.286, 0 missing");
        assertThat(rates(byBranch.rows(), Measure.VALID_PER_10000))
                .containsExactly("SH001 1 of 5000 = 2.0, 1 missing", "SH002 0 of 35000 = 0.0, 0 missing");
        var total = byBranch.total().get(Measure.COMPLAINTS_PER_10000);
        assertThat(total.value()).hasValue(0.5);
        assertThat(total.missingDays()).hasValue(1);
        assertThat(total.low().getAsDouble()).isLessThan(0.5).isPositive();
        assertThat(rates(
                        asked(query(rates, days, Interval.WHOLE, Optional.of(Dimension.HUB)))
                                .rows(),
                        Measure.COMPLAINTS_PER_10000))
                .containsExactly("none 1 of 35000 = 0.286, 0 missing", "HUB-SH 1 of 5000 = 2.0, 1 missing");
        assertThat(rates(
                        asked(query(rates, days, Interval.WHOLE, Optional.of(Dimension.TYPE)))
                                .rows(),
                        Measure.COMPLAINTS_PER_10000))
                .containsExactly("delay 2 of 40000 = 0.5, 1 missing");
    }

    @Test
    void a_case_closed_twice_is_two_closings_of_one_case_and_each_takes_its_own_time() {
        try (var log = new WrittenLog(stored)) {
            event(log, 1, "received", "2026-09-01T09:00:00", new JsonObject());
            event(log, 1, "closed", "2026-09-02T09:00:00", ending(450));
            event(log, 1, "reopened", "2026-09-10T09:00:00", ending(0).put("wasEnded", true));
            event(log, 1, "closed", "2026-09-10T10:00:00", ending(60));
            event(log, 2, "received", "2026-08-30T09:00:00", new JsonObject());
            event(log, 2, "closed", "2026-09-30T23:59:59", ending(9_000));
            event(log, 3, "received", "2026-09-03T09:00:00", new JsonObject());
            event(log, 3, "closed", "2026-10-01T00:00:00", ending(7_000));
            log.commit();
        }
        await(reader.catchUp());
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var total = asked(query(EnumSet.allOf(Measure.class), september, Interval.WHOLE, Optional.empty()))
                .total();
        assertThat(total.get(Measure.CLOSINGS).counted()).isEqualTo(3);
        assertThat(total.get(Measure.CASES).counted()).isEqualTo(2);
        assertThat(total.get(Measure.RESOLUTION_P50).value()).hasValue(450);
        assertThat(total.get(Measure.RESOLUTION_P99).value()).hasValue(9_000);
        assertThat(total.get(Measure.RESOLUTION_P50).counted()).isEqualTo(3);
        assertThat(behind(Measure.CLOSINGS, september)).containsExactly("2 once", "1 twice");
    }

    @Test
    void joined_complaints_are_one_case_in_each_figure_and_its_list_and_linked_ones_are_two() {
        var joining = new JsonObject().put("side", "follower").put("other", "202609-000001");
        try (var log = new WrittenLog(stored)) {
            for (long id = 1; id <= 3; id++) {
                event(log, id, "received", "2026-09-01T09:00:00", new JsonObject());
                event(log, id, "noted", "2026-09-01T10:00:00", answered(id));
            }
            event(log, 3, "linked", "2026-09-01T11:00:00", new JsonObject().put("number", "202609-000001"));
            event(log, 2, "closed", "2026-09-02T09:00:00", ending(9_000));
            event(log, 1, "closed", "2026-09-02T10:00:00", ending(510));
            log.commit();
            await(reader.catchUp());
            assertThat(counts())
                    .isEqualTo("3 received, 2 closings, 3 first answers in 3.0, 2 times up to 9000.0, 1 open");
            event(log, 2, "joined", "2026-09-03T09:00:00", joining);
            log.commit();
            await(reader.catchUp());
            assertThat(counts())
                    .isEqualTo("2 received, 1 closings, 2 first answers in 3.0, 1 times up to 510.0, 1 open");
            for (Measure measure : List.of(Measure.RECEIVED, Measure.FIRST_IN_TIME, Measure.FIRST_RESPONSE_P90)) {
                assertThat(behind(measure, PERIOD)).as(measure.code()).containsExactly("3 once", "1 once");
            }
            event(log, 2, "separated", "2026-09-04T09:00:00", joining);
            log.commit();
        }
        await(reader.catchUp());
        assertThat(counts()).isEqualTo("3 received, 2 closings, 3 first answers in 3.0, 2 times up to 9000.0, 1 open");
    }

    private static JsonObject answered(long minutes) {
        return new JsonObject()
                .put(
                        "firstResponse",
                        new JsonObject().put("workingSeconds", minutes * 60).put("inTime", true));
    }

    private String counts() {
        var total = asked(query(EnumSet.allOf(Measure.class), PERIOD, Interval.WHOLE, Optional.empty()))
                .total();
        return "%d received, %d closings, %d first answers in %s, %d times up to %s, %d open"
                .formatted(
                        total.get(Measure.RECEIVED).counted(),
                        total.get(Measure.CLOSINGS).counted(),
                        total.get(Measure.FIRST_RESPONSE_P90).counted(),
                        total.get(Measure.FIRST_RESPONSE_P90).value().getAsDouble(),
                        total.get(Measure.RESOLUTION_P90).counted(),
                        total.get(Measure.RESOLUTION_P90).value().getAsDouble(),
                        total.get(Measure.OPEN).counted());
    }

    @Test
    void a_corrected_place_or_code_moves_the_receipt_on_its_day_and_leaves_the_closing() {
        try (var log = new WrittenLog(stored)) {
            event(log, 1, "received", "2026-09-01T09:00:00", place("SH001", "HUB-SH", "EC"));
            event(log, 2, "received", "2026-09-01T09:00:00", place("SH001", "HUB-SH", "EC"));
            event(log, 1, "coded", "2026-09-02T08:00:00", corrected(codes("refund", "valid"), new JsonObject()));
            event(log, 1, "closed", "2026-09-02T09:00:00", ending(450));
            log.commit();
            await(reader.catchUp());
            assertThat(placesOf(Measure.RECEIVED))
                    .isEqualTo("[SH001 2] [HUB-SH 2] [EC 2] [none 1, refund 1] [none 1, valid 1]");
            var there = place("HZ009", "HUB-HZ", "NC");
            event(
                    log,
                    1,
                    "particulars-corrected",
                    "2026-10-05T09:00:00",
                    corrected(there, place("SH001", "HUB-SH", "EC")));
            event(log, 1, "coded", "2026-10-05T09:00:00", corrected(codes("apology", ""), codes("refund", "valid")));
            event(
                    log,
                    2,
                    "particulars-corrected",
                    "2026-10-05T09:00:00",
                    corrected(place("", "", "NC"), place("SH001", "HUB-SH", "EC")));
            log.commit();
        }
        await(reader.catchUp());
        assertThat(placesOf(Measure.RECEIVED))
                .isEqualTo("[none 1, HZ009 1] [none 1, HUB-HZ 1] [NC 2] [none 1, apology 1] [none 2]");
        assertThat(placesOf(Measure.CLOSINGS)).isEqualTo("[SH001 1] [HUB-SH 1] [EC 1] [refund 1] [valid 1]");
        assertThat(placesOf(Measure.OPEN)).isEqualTo("[none 1] [none 1] [NC 1] [none 1] [none 1]");
        assertThat(
                        stored.value(
                                "SELECT string_agg(n || ' on ' || day, ', ' ORDER BY tx, id, n) FROM fact WHERE kind = 1 AND complaint = 2"))
                .isEqualTo("1 on 2026-09-01, -1 on 2026-09-01, 1 on 2026-09-01");
    }

    private static JsonObject place(String branch, String hub, String region) {
        return new JsonObject().put("branch", branch).put("hub", hub).put("region", region);
    }

    private static JsonObject codes(String outcome, String validity) {
        return new JsonObject().put("outcome", outcome).put("validity", validity);
    }

    /** An event names no empty field. */
    private static JsonObject corrected(JsonObject to, JsonObject from) {
        to.stream()
                .filter(field -> field.getValue().equals(""))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(to::remove);
        return new JsonObject().put("from", from).put("to", to);
    }

    /** By branch, hub, region, outcome and validity. */
    private String placesOf(Measure measure) {
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        return Stream.of(Dimension.BRANCH, Dimension.HUB, Dimension.REGION, Dimension.OUTCOME, Dimension.VALIDITY)
                .map(by -> asked(query(Set.of(measure), september, Interval.WHOLE, Optional.of(by))).rows().stream()
                        .filter(row -> row.values().get(measure).counted() != 0)
                        .map(row -> row.code().orElse("none") + " "
                                + row.values().get(measure).counted())
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(" "));
    }

    @Test
    void nothing_asked_or_rated_gives_no_rate_instead_of_0() {
        var total = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.empty()))
                .total();
        assertThat(total.get(Measure.SATISFACTION).value()).isEmpty();
        assertThat(total.get(Measure.ON_TIME).of()).hasValue(0);
        assertThat(total.get(Measure.RESOLUTION_P50).value()).isEmpty();
    }

    @Test
    void of_ten_asked_two_rated_and_the_eight_others_are_no_bad_ratings() {
        try (var log = new WrittenLog(stored)) {
            for (long id = 1; id <= 10; id++) {
                event(log, id, "received", "2026-09-01T09:00:00", new JsonObject());
                event(log, id, "closed", "2026-09-02T09:00:00", ending(450));
                var call = new JsonObject()
                        .put("outcome", "reached")
                        .put("attempts", 1)
                        .put("asked", true)
                        .put("due", "2026-09-03T10:00:00Z");
                event(log, id, "callback-ended", "2026-09-02T10:00:00", call);
            }
            event(log, 1, "rated", "2026-09-02T10:00:00", rating(5));
            event(log, 2, "rated", "2026-09-02T10:00:00", rating(2));
            log.commit();
        }
        await(reader.catchUp());
        var total = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.empty()))
                .total();
        assertThat(List.of(
                        share(total.get(Measure.SATISFACTION)),
                        share(total.get(Measure.PARTICIPATION)),
                        share(total.get(Measure.SATISFIED_OF_CLOSED))))
                .as("satisfaction, participation, satisfied of all closed")
                .containsExactly("1 of 2", "2 of 10", "1 of 10");
    }

    private static JsonObject rating(int score) {
        return new JsonObject().put("score", score).put("satisfied", score >= 4).put("source", "callback");
    }

    private static String share(MeasureValue value) {
        return value.counted() + " of " + value.of().getAsLong();
    }

    @Test
    void a_measure_that_may_still_gain_is_provisional_for_thirty_days() {
        clock.set(Instant.parse("2026-10-31T04:00:00Z"));
        var september = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var october = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
        assertThat(mayMove(Measure.SATISFACTION, september)).isFalse();
        assertThat(mayMove(Measure.SATISFIED_OF_CLOSED, september)).isFalse();
        assertThat(mayMove(Measure.SATISFACTION, october)).isTrue();
        clock.set(Instant.parse("2026-10-30T04:00:00Z"));
        assertThat(mayMove(Measure.SATISFIED_OF_CLOSED, september)).isTrue();
    }

    private void takeUnits(Vertx vertx, String file, LocalDate from) {
        await(new Units(vertx, database.pool(), Set::of)
                .take(
                        Once.unkeyed(),
                        file.getBytes(StandardCharsets.UTF_8),
                        from,
                        false,
                        new Units.Author(Optional.empty(), clock.instant())));
    }

    private static List<String> rates(List<Row> rows, Measure measure) {
        return rows.stream()
                .map(row -> {
                    var value = row.values().get(measure);
                    return "%s %d of %d = %s, %d missing"
                            .formatted(
                                    row.code().orElse("none"),
                                    value.counted(),
                                    value.of().getAsLong(),
                                    Math.round(value.value().orElse(-1) * 1000) / 1000.0,
                                    value.missingDays().getAsLong());
                })
                .toList();
    }

    private String shares(Measure measure) {
        var value = asked(query(Set.of(measure), Interval.WHOLE, Optional.empty()))
                .total()
                .get(measure);
        return value.counted() + " of " + value.of().getAsLong();
    }

    private boolean mayMove(Measure measure, Period period) {
        return asked(query(Set.of(measure), period, Interval.WHOLE, Optional.empty()))
                .total()
                .get(measure)
                .mayMove();
    }
}
