package hotline.telephony.figure;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.measures.Period;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import hotline.telephony.figure.CallFigureQuery.By;
import hotline.telephony.figure.CallFigureQuery.Only;
import hotline.telephony.figure.CallFigures.Amount;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures of calls over months, with any part of the facts added to the sums of months. */
@ExtendWith(VertxExtension.class)
@Tag("K2")
class CallSumsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Parts of months at both ends, and three months between them. */
    private static final Period PERIOD = new Period(LocalDate.of(2026, 5, 20), LocalDate.of(2026, 9, 10));

    /** Some were corrected: taken back and counted again with another time. Times at whole seconds lie on both sides of the limits. */
    private static final String FACTS = """
            WITH new AS (
                SELECT c.id AS call, k.kind, k.about, date '2026-05-01' + (c.id * 37 %% 150)::int AS day, (c.id * 7 %% 24)::int AS hour, c.connector,
                       (ARRAY['', 'complaints', 'orders'])[1 + c.id %% 3] AS queue, c.id * 11 %% 5 AS person,
                       CASE WHEN c.id %% 97 = 0 THEN 700000 + c.id ELSE (c.id * 2017 %% 70000) / (1 + 999 * (c.id %% 2)) * (1 + 999 * (c.id %% 2)) END AS value
                FROM call c JOIN (VALUES
                    ('answered', ''), ('answered', 'unmeasured'), ('abandoned', ''), ('unanswered', 'busy'), ('unanswered', 'forwarded'), ('unknown', ''),
                    ('rang', 'telephone'), ('rang', 'arrival'), ('talked', ''), ('held', ''), ('wrapped-up', ''), ('hung-up', 'customer'), ('recorded', ''),
                    ('unrecorded', ''), ('missed', 'callback'), ('missed', 'none')) AS k (kind, about)
                    ON hashtext(k.kind || k.about || c.id) %% 3 = 0
                WHERE c.id BETWEEN %1$d AND %2$d)
            INSERT INTO call_fact (call, kind, about, day, hour, direction, connector, queue, person, value, n, counted_at)
            SELECT call, kind, about, day, hour, 'in', connector, queue, person, CASE WHEN again THEN value + 1500 ELSE value END,
                   CASE WHEN back THEN -1 ELSE 1 END, now()
            FROM new CROSS JOIN (VALUES (false, false), (true, false), (false, true)) AS done (back, again)
            WHERE NOT (back OR again) OR call %% 5 = 0
            """;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-10-05T04:00:00Z"));
    private TestDatabase stored;
    private Database database;
    private CallReading reading;

    @BeforeEach
    void someCalls(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        reading = new CallReading(database.pool(), () -> FreightNetwork.POLICY, clock);
        stored.execute("""
                INSERT INTO connector (code, name, format, zone, created_at)
                SELECT 'pbx' || n, 'PBX ' || n, 'zammad', 'Asia/Shanghai', now() FROM generate_series(1, 2) AS n;
                INSERT INTO call (id, connector, day, call_id, direction, state, times_by, seen_at) OVERRIDING SYSTEM VALUE
                SELECT n, (SELECT id FROM connector WHERE code = 'pbx' || (1 + n % 2)), '2026-05-01', n, 'in', 'ended', 'exchange', now()
                FROM generate_series(1, 3000) AS n""");
        stored.execute(FACTS.formatted(1, 2_000));
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void figures_are_the_same_whatever_part_of_the_facts_has_been_added() throws SQLException {
        var sums = new CallSums(database.pool(), 400);
        var before = figures();
        assertThat(before).hasSizeGreaterThan(15);
        try (var open = stored.connection()) {
            open.setAutoCommit(false);
            writeLate(open);
            stored.execute(FACTS.formatted(2_101, 3_000));
            var more = figures();
            assertThat(more).isNotEqualTo(before);
            assertThat(await(sums.addSome())).as("there is more").isTrue();
            while (await(sums.addSome())) {}
            assertThat(stored.value("SELECT (count(*) > 0)::text FROM call_sum"))
                    .isEqualTo("true");
            assertThat(figures()).isEqualTo(more);
            open.commit();
        }
        var all = figures();
        assertThat(all.get("whole")).isEqualTo(daysOf(PERIOD));
        while (await(sums.addSome())) {}
        assertThat(figures()).isEqualTo(all);
        assertThat(await(new CallRecount(database.pool(), ZONE).run()).first())
                .noneMatch(line -> line.startsWith("sum"));
        // What the facts of whole months say, they say through the sums alone.
        stored.execute(
                "UPDATE call_sum SET n = n + 1 WHERE month = '2026-07-01' AND dimension = 2 AND kind = 'talked'");
        assertThat(differing(all, figures())).containsExactly("by queue", "of complaints by month");
        assertThat(await(differences())).hasSize(3).allMatch(line -> line.contains("2026-07-01, dimension 2"));
    }

    @Test
    void facts_of_before_there_were_sums_are_added_part_by_part() {
        stored.execute("UPDATE call_fact SET tx = 0 WHERE call <= 1000");
        var all = figures();
        var sums = new CallSums(database.pool(), 400);
        assertThat(await(sums.addSome())).as("there is more").isTrue();
        assertThat(
                        stored.value(
                                "SELECT count(*) FROM call_fact, call_sum_place AS p WHERE (call_fact.tx, call_fact.id) < (p.tx, p.id)"))
                .isEqualTo("400");
        assertThat(await(differences())).isEmpty();
        assertThat(figures()).isEqualTo(all);
        while (await(sums.addSome())) {}
        assertThat(await(differences())).isEmpty();
        assertThat(figures()).isEqualTo(all);
    }

    /** A transaction that is older than facts that were added, and ends after them. */
    private static void writeLate(Connection open) throws SQLException {
        try (var statement = open.createStatement()) {
            statement.execute(FACTS.formatted(2_001, 2_100));
        }
    }

    private Future<List<String>> differences() {
        return database.pool().withConnection(CallSumStore::differences);
    }

    private static List<String> differing(Map<String, Object> some, Map<String, Object> others) {
        return some.keySet().stream()
                .filter(key -> !some.get(key).equals(others.get(key)))
                .toList();
    }

    private Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("whole", figures(By.WHOLE, Only.ALL));
        for (By by : By.values()) {
            if (by != By.WHOLE) {
                figures.put("by " + by.code(), rows(by, Only.ALL));
            }
        }
        var complaints = new Only(Optional.of("complaints"), Optional.empty(), Optional.empty(), Optional.empty());
        var person = new Only(Optional.empty(), Optional.of(3L), Optional.empty(), Optional.empty());
        var hour = new Only(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(7));
        var connector = new Only(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Long.valueOf(stored.value("SELECT id FROM connector WHERE code = 'pbx2'"))),
                Optional.empty());
        var both = new Only(Optional.of("complaints"), Optional.of(3L), Optional.empty(), Optional.empty());
        figures.put("of complaints by month", rows(By.MONTH, complaints));
        figures.put("of complaints by agent", rows(By.AGENT, complaints));
        for (Only only : List.of(person, hour, connector, both)) {
            figures.put("of " + only, figures(By.WHOLE, only));
            figures.put("by hour of " + only, rows(By.HOUR, only));
        }
        return figures;
    }

    private Map<CallPart, Amount> figures(By by, Only only) {
        return of(await(reading.of(new CallFigureQuery(PERIOD, by, only))).total());
    }

    private Map<String, Object> rows(By by, Only only) {
        var rows = new LinkedHashMap<String, Object>();
        await(reading.of(new CallFigureQuery(PERIOD, by, only)))
                .rows()
                .forEach(row -> rows.put(
                        row.code(),
                        Map.of(
                                "amounts",
                                of(row.figures()),
                                "waits",
                                row.figures().waits())));
        return rows;
    }

    private static Map<CallPart, Amount> of(CallFigures figures) {
        var amounts = new EnumMap<CallPart, Amount>(CallPart.class);
        for (CallPart part : CallPart.values()) {
            amounts.put(part, new Amount(figures.n(part), figures.millis(part)));
        }
        return amounts;
    }

    /** Days are never read from sums of months. */
    private Map<CallPart, Amount> daysOf(Period period) {
        var amounts = new EnumMap<CallPart, Amount>(CallPart.class);
        for (var row :
                await(reading.of(new CallFigureQuery(period, By.DAY, Only.ALL))).rows()) {
            of(row.figures())
                    .forEach((part, amount) -> amounts.merge(
                            part,
                            amount,
                            (one, other) -> new Amount(one.n() + other.n(), one.millis() + other.millis())));
        }
        return amounts;
    }
}
