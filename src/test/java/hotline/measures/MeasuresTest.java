package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackStatus;
import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.MeasureQuery.Split;
import hotline.measures.facts.FactReader;
import hotline.parking.Parking;
import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A week of four complaints and the days after it of two more, counted by hand. */
@ExtendWith(VertxExtension.class)
class MeasuresTest {
    private static final WorkingCalendar CALENDAR =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    private static final Period WEEK = new Period(LocalDate.of(2026, 9, 14), LocalDate.of(2026, 9, 20));

    private final SettableClock clock = new SettableClock(at("2026-09-21T10:00:00"));
    private TestDatabase stored;
    private Database database;
    private WrittenLog log;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        log = new WrittenLog(stored);
        inTimeAndSatisfied(1);
        lateAndUnreachable(2);
        lateAndOpen(3);
        withdrawn(4);
        extendedAndClosedInTheNewTime(5);
        extendedAndOpen(6);
        log.commit();
        await(new LogReader(
                        TestLoops.on(vertx),
                        database.pool(),
                        new FactReader(vertx, CALENDAR.zone()),
                        new Parking(database.pool(), clock))
                .catchUp());
    }

    @AfterEach
    void end() {
        log.close();
        await(database.close());
        stored.close();
    }

    private void inTimeAndSatisfied(long id) {
        event(id, "received", "2026-09-14T09:00:00", receipt("2026-09-14T09:00:00"));
        event(id, "callback-ended", "2026-09-15T09:00:00", ended("reached", 2, true));
        event(id, "rated", "2026-09-15T09:00:00", data().put("score", 5).put("satisfied", true));
        event(
                id,
                "closed",
                "2026-09-15T09:00:00",
                receipt("2026-09-14T09:00:00").put("onTime", true).put("pastDue", false));
    }

    private void lateAndUnreachable(long id) {
        event(id, "received", "2026-09-14T23:30:00", receipt("2026-09-14T23:30:00"));
        event(id, "breached", "2026-09-17T18:00:00", receipt("2026-09-14T23:30:00"));
        event(id, "callback-ended", "2026-09-18T09:00:00", ended("unreachable", 3, false));
        event(
                id,
                "closed",
                "2026-09-18T09:00:00",
                receipt("2026-09-14T23:30:00").put("onTime", false).put("pastDue", true));
    }

    /** Closed only after the week. */
    private void lateAndOpen(long id) {
        event(id, "received", "2026-09-16T00:30:00", receipt("2026-09-16T00:30:00"));
        event(id, "breached", "2026-09-18T18:00:00", receipt("2026-09-16T00:30:00"));
        event(
                id,
                "closed",
                "2026-09-21T09:30:00",
                receipt("2026-09-16T00:30:00").put("onTime", false).put("pastDue", true));
        event(
                id,
                "reopened",
                "2026-09-21T09:40:00",
                receipt("2026-09-16T00:30:00").put("wasEnded", true).put("pastDue", true));
    }

    private void withdrawn(long id) {
        event(id, "received", "2026-09-17T09:00:00", receipt("2026-09-17T09:00:00"));
        event(id, "callback-ended", "2026-09-17T10:00:00", ended("cancelled", 0, false));
        event(
                id,
                "withdrawn",
                "2026-09-17T10:00:00",
                receipt("2026-09-17T09:00:00").put("onTime", true).put("pastDue", false));
    }

    /** A week later than the others, so that they count alone. */
    private void extendedAndClosedInTheNewTime(long id) {
        event(id, "received", "2026-09-21T09:00:00", receipt("2026-09-21T09:00:00"));
        event(id, "extension-granted", "2026-09-22T09:00:00", granted("2026-09-21T09:00:00", "2026-09-22T18:00:00"));
        event(id, "handed-over", "2026-09-22T12:00:00", data().put("held", held("customer-service", 630, false)));
        event(
                id,
                "closed",
                "2026-09-23T10:00:00",
                receipt("2026-09-21T09:00:00")
                        .put("onTime", true)
                        .put("onTimeUnextended", false)
                        .put("unextended", at("2026-09-22T18:00:00").toString())
                        .put("pastDue", false)
                        .put("held", held("claims", 330, true)));
    }

    private void extendedAndOpen(long id) {
        event(id, "received", "2026-09-21T10:00:00", receipt("2026-09-21T10:00:00"));
        event(id, "extension-granted", "2026-09-22T10:00:00", granted("2026-09-21T10:00:00", "2026-09-23T18:00:00"));
    }

    @Test
    void on_time_closure_is_counted_against_the_limit_with_extensions_and_without() {
        clock.set(at("2026-09-30T10:00:00"));
        assertThat(onDay(22)).isEqualTo("0/0 without extensions 0/1");
        assertThat(onDay(23)).isEqualTo("1/1 without extensions 0/2");
        assertThat(onDay(24)).isEqualTo("0/0 without extensions 0/1");
    }

    /** Leaves out late complaints open since the first week. */
    private String onDay(int day) {
        var figures = figures(new Period(LocalDate.of(2026, 9, day), LocalDate.of(2026, 9, day)), Only.ALL);
        var with = figures.onTimeClosure();
        var without = figures.onTimeClosureUnextended();
        return with.numerator() + "/" + (with.denominator() - 1) + " without extensions " + without.numerator() + "/"
                + (without.denominator() - 1);
    }

    @Test
    void each_department_answers_for_the_time_of_cases_it_let_go_of() {
        clock.set(at("2026-09-30T10:00:00"));
        var days = new Period(LocalDate.of(2026, 9, 21), LocalDate.of(2026, 9, 27));
        assertThat(figures(days, Only.ALL).holding())
                .containsExactly(new HeldTime("claims", 1, 330, 1), new HeldTime("customer-service", 1, 630, 0));
        assertThat(figures(WEEK, Only.ALL).holding()).isEmpty();
    }

    @Test
    void late_and_still_open_complaints_count_against_on_time_closure() {
        var rate = figures(WEEK, Only.ALL).onTimeClosure();
        assertThat(rate.numerator()).isEqualTo(1);
        assertThat(rate.denominator()).isEqualTo(3);
        assertThat(rate.leftOut()).isEqualTo(Map.of("withdrawn", 1L, "not-valid", 0L));
    }

    @Test
    void the_withdrawn_and_the_cancelled_are_due_no_callback() {
        var figures = figures(WEEK, Only.ALL);
        assertThat(figures.callbackCoverage().numerator()).isEqualTo(1);
        assertThat(figures.callbackCoverage().denominator()).isEqualTo(2);
        assertThat(figures.callbackCoverage().leftOut()).containsEntry("cancelled", 1L);
        assertThat(figures.callbacks().ended(CallbackStatus.UNREACHABLE)).isEqualTo(1);
        assertThat(figures.callbackAttemptsPerReached().value()).hasValue(2);
    }

    @Test
    void satisfaction_is_shown_with_participation_and_all_closed() {
        var figures = figures(WEEK, Only.ALL);
        assertThat(figures.satisfaction().value()).hasValue(1);
        assertThat(figures.participation().denominator()).isEqualTo(1);
        assertThat(figures.satisfiedOfClosed().numerator()).isEqualTo(1);
        assertThat(figures.satisfiedOfClosed().denominator()).isEqualTo(2);
    }

    @Test
    void a_reopened_complaint_returns_to_the_backlog_with_its_age() {
        // Received on Wednesday 16 Sept.; 17, 18, the worked Sunday 20 and Monday 21 are four working days later.
        var four = figures(WEEK, Only.ALL).backlog().stream()
                .filter(band -> band.fromDays() > 0 && band.open() > 0)
                .toList();
        assertThat(four).hasSize(1);
        assertThat(four.get(0).fromDays()).isEqualTo(4);
        assertThat(four.get(0).pastDue()).isEqualTo(1);
    }

    @Test
    void days_are_the_policys_days_and_counts_split_by_the_requested_fields() {
        var query = new MeasureQuery(WEEK, Only.ALL, Set.of(Split.DAY, Split.TYPE));
        var counts = await(measures().of(query)).counts();
        assertThat(counts)
                .extracting(row -> row.day().orElseThrow() + " " + row.received() + " " + row.closings())
                .containsExactly(
                        "2026-09-14 2 0", "2026-09-15 0 1", "2026-09-16 1 0", "2026-09-17 1 0", "2026-09-18 0 1");
        assertThat(counts).allMatch(row -> row.severity().isEmpty());
    }

    @Test
    void other_groups_are_left_out_when_one_is_asked_for() {
        var only = new Only(Optional.of("delay"), Optional.empty(), Optional.empty());
        assertThat(figures(WEEK, only).onTimeClosure().denominator()).isZero();
        assertThat(figures(WEEK, only).onTimeClosure().value()).isEmpty();
    }

    private Figures figures(Period period, Only only) {
        return await(measures().of(new MeasureQuery(period, only, Set.of())));
    }

    private Measures measures() {
        return new Measures(database.pool(), new Parking(database.pool(), clock), () -> CALENDAR, clock);
    }

    private void event(long id, String type, String localTime, JsonObject data) {
        log.event(id, type, at(localTime), WholeEvent.of(type, at(localTime), data));
    }

    private static JsonObject data() {
        return new JsonObject()
                .put("type", "cargo-damage")
                .put("severity", "minor")
                .put("channel", "website");
    }

    private static JsonObject receipt(String localTime) {
        return data().put("receivedAt", at(localTime).toString());
    }

    private static JsonObject granted(String received, String unextended) {
        return receipt(received)
                .put("open", true)
                .put("pastDueBefore", false)
                .put("pastDueAfter", false)
                .put("unextendedAfter", at(unextended).toString());
    }

    private static JsonObject held(String department, int minutes, boolean late) {
        return new JsonObject()
                .put("department", department)
                .put("minutes", minutes)
                .put("late", late);
    }

    private static JsonObject ended(String outcome, int attempts, boolean asked) {
        return data().put("outcome", outcome).put("attempts", attempts).put("asked", asked);
    }

    private static Instant at(String localTime) {
        return OffsetDateTime.parse(localTime + "+08:00").toInstant();
    }
}
