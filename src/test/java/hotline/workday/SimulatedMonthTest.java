package hotline.workday;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.floor.FloorEvent;
import hotline.measures.Period;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import hotline.workday.WorkQuery.By;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A month with a hundred agents: afterwards each figure is that of an onlooker who counted for himself. {@code -Dhotline.test.works=50000} for the
 * whole size.
 */
@ExtendWith(VertxExtension.class)
class SimulatedMonthTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final int DAYS = 30;
    private static final int AGENTS = 100;
    private static final int WORKS = Integer.getInteger("hotline.test.works", 5_000);
    private static final Instant END = FIRST.plusDays(DAYS).atStartOfDay(ZONE).toInstant();
    private static final Period MONTH = new Period(FIRST, FIRST.plusDays(DAYS - 1));

    private final NaiveWork onlooker = new NaiveWork(ZONE);
    private final SettableClock clock = new SettableClock(END);

    @Test
    @Tag("R1")
    @Tag("C5")
    void figures_of_a_month_are_those_that_an_onlooker_counted_and_work_is_shared_fairly(Vertx vertx)
            throws SQLException {
        var month = new SimulatedMonth(FreightNetwork.POLICY.dispatch(), ZONE, onlooker, 20260901);
        month.run(FIRST, DAYS, AGENTS, WORKS);
        onlooker.end(END);
        fairlyShared(month.taken);
        try (var stored = TestDatabase.fresh()) {
            var database = Database.open(vertx, stored.settings());
            write(stored, month);
            var days = new WorkDays(database.pool(), () -> FreightNetwork.POLICY, clock);
            agree(days, "from the rows");
            keepAll(days);
            assertThat(stored.value("SELECT counted_until FROM work_day_place")).isEqualTo("2026-09-29");
            agree(days, "kept");
            stored.execute("TRUNCATE floor_event, offer");
            stored.execute("DELETE FROM callback_attempt");
            clock.set(END.plusSeconds(3600));
            assertThat(await(days.of(new WorkQuery(
                                    new Period(FIRST, FIRST.plusDays(DAYS - 2)),
                                    By.WHOLE,
                                    Optional.empty(),
                                    Optional.empty())))
                            .total()
                            .offers())
                    .as("kept days need no rows any more")
                    .isGreaterThan(WORKS * 9 / 10);
            await(database.close());
        }
    }

    /** Each agent is as likely as any other: the binomial's three standard deviations around the mean. */
    private static void fairlyShared(Map<Long, Integer> taken) {
        assertThat(taken).hasSize(AGENTS);
        long all = taken.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).isBetween(WORKS * 9L / 10, (long) WORKS);
        double mean = (double) all / AGENTS;
        double deviation = Math.sqrt(mean * (1 - 1.0 / AGENTS));
        assertThat(taken.values()).allMatch(n -> Math.abs(n - mean) <= 3 * deviation);
    }

    private void keepAll(WorkDays days) {
        boolean isMore;
        do {
            isMore = await(days.keepADay());
        } while (isMore);
    }

    private void agree(WorkDays days, String how) {
        agree(days, By.AGENT, parts -> parts[1], how);
        agree(days, By.DAY, parts -> parts[0], how);
        agree(days, By.LINE, parts -> SimulatedMonth.LINE, how);
        var own = await(days.own(7, MONTH));
        var seen = new TreeMap<String, Map<String, Long>>();
        own.forEach((day, figures) -> seen.put(day.toString(), seen(figures)));
        assertThat(seen).as("an agent's own days, " + how).isEqualTo(ofPerson(7));
    }

    private Map<String, Map<String, Long>> ofPerson(long person) {
        var own = new TreeMap<>(onlooker.by(parts -> parts[1].equals(Long.toString(person)) ? parts[0] : ""));
        own.remove("");
        return own;
    }

    private void agree(WorkDays days, By by, Function<String[], String> key, String how) {
        var counted = await(days.of(new WorkQuery(MONTH, by, Optional.empty(), Optional.empty())));
        var seen = new TreeMap<String, Map<String, Long>>();
        counted.rows().forEach(row -> seen.put(row.code(), seen(row.figures())));
        assertThat(seen).as(by + " " + how).isEqualTo(onlooker.by(key));
        assertThat(Map.of("", seen(counted.total()))).isEqualTo(onlooker.by(parts -> ""));
    }

    /** In the onlooker's words; nothing that is 0. */
    private static Map<String, Long> seen(WorkFigures of) {
        var seen = new TreeMap<String, Long>();
        var floor = of.floor();
        seen.put("accepted", of.acceptedInAll());
        seen.put("declined", of.declined());
        seen.put("expired", of.expired());
        seen.put("withdrawn", of.withdrawn());
        var level =
                of.answers().by(FreightNetwork.POLICY.measures().serviceLevel().formula());
        seen.put("level", level.part());
        seen.put("level-of", level.whole());
        of.calls().forEach((outcome, n) -> seen.put("call-" + outcome, n));
        seen.put("talk", of.talked());
        seen.put("wrap-up", of.wrappedUpCalls());
        seen.put("busy", floor.working() - of.wrappedUpCalls());
        seen.put("missed", floor.missed());
        seen.put("break", floor.paused());
        seen.put(
                "breaks",
                of.breaks().stream().mapToLong(WorkFigures.Pause::times).sum());
        seen.put("over", of.breaks().stream().mapToLong(WorkFigures.Pause::over).sum());
        seen.put("waiting", floor.ready());
        seen.values().removeIf(n -> n == 0);
        return seen;
    }

    private static void write(TestDatabase stored, SimulatedMonth month) throws SQLException {
        try (var connection = stored.connection()) {
            connection.setAutoCommit(false);
            try (var relaxed = connection.createStatement()) {
                // There are no callbacks behind the calls.
                relaxed.execute("ALTER TABLE callback_attempt DROP CONSTRAINT callback_attempt_callback_id_fkey");
                relaxed.execute("""
                        INSERT INTO person (id, login, name, role, department, password_hash, created_at) OVERRIDING SYSTEM VALUE
                        SELECT n, 'agent' || n, '客服' || n, 'agent', '%s', '-', now() FROM generate_series(1, %d) AS n
                        """.formatted(SimulatedMonth.LINE, AGENTS));
            }
            try (var agents = connection.prepareStatement("""
                    INSERT INTO agent_floor (person, line, state, since, day, seen_until) VALUES (?, ?, 'off', now(), '2026-09-30', now())""")) {
                for (long person = 1; person <= AGENTS; person++) {
                    agents.setLong(1, person);
                    agents.setString(2, SimulatedMonth.LINE);
                    agents.addBatch();
                }
                agents.executeBatch();
            }
            try (var events = connection.prepareStatement(
                    "INSERT INTO floor_event (at, line, person, type, details) VALUES (?, ?, ?, ?, ?::jsonb)")) {
                for (FloorEvent event : month.floor().events()) {
                    events.setObject(1, event.at().atOffset(ZoneOffset.UTC));
                    events.setString(2, event.line());
                    events.setLong(3, event.person());
                    events.setString(4, event.type().code());
                    events.setString(5, event.data().encode());
                    events.addBatch();
                }
                events.executeBatch();
            }
            try (var offers = connection.prepareStatement("""
                    INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, answer, answered_at, taking, why)
                    VALUES ('callback', ?, ?, ?, ?, ?, ?, ?, ?, 'dealt', '{}')""")) {
                for (var offer : month.offers) {
                    offers.setLong(1, offer.subject());
                    offers.setInt(2, offer.number());
                    offers.setLong(3, offer.agent());
                    offers.setString(4, SimulatedMonth.LINE);
                    offers.setObject(5, offer.at().atOffset(ZoneOffset.UTC));
                    offers.setObject(6, offer.until().atOffset(ZoneOffset.UTC));
                    offers.setString(7, offer.answer());
                    offers.setObject(8, offer.answeredAt().atOffset(ZoneOffset.UTC));
                    offers.addBatch();
                }
                offers.executeBatch();
            }
            try (var calls = connection.prepareStatement("""
                            INSERT INTO callback_attempt (callback_id, attempt, agent, started_at, ended_at, outcome) VALUES (?, ?, ?, ?, ?, ?)""")) {
                for (var call : month.calls) {
                    calls.setLong(1, call.subject());
                    calls.setInt(2, call.attempt());
                    calls.setLong(3, call.agent());
                    calls.setObject(4, call.from().atOffset(ZoneOffset.UTC));
                    calls.setObject(5, call.to().atOffset(ZoneOffset.UTC));
                    calls.setString(6, call.outcome());
                    calls.addBatch();
                }
                calls.executeBatch();
            }
            connection.commit();
        }
    }
}
