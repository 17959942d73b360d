package hotline.replay;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.demo.DemoData.Scale;
import hotline.measures.Period;
import hotline.measures.facts.FactRecount;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaCalculator;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three months of a freight network's complaints, run through another policy, against a count made day by day. */
class ReplayOfDemoTest {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-09-16T07:20:00Z");
    private static final int LANES = 2;

    private static TestServer server;

    @BeforeAll
    static void start(@Running Servers servers) {
        server = servers.start(ServerSetup.usual().at(WEDNESDAY_AFTERNOON).withDemo(new Scale(600, 3)));
    }

    @Test
    void the_demo_has_every_event_that_moves_a_limit() {
        assertThat(server.database()
                        .value("SELECT string_agg(DISTINCT type, ' ') FROM event")
                        .split(" ", -1))
                .contains(
                        "judgement-corrected", "paused", "extension-granted", "reopened", "breached", "notice-issued");
    }

    @Test
    void the_demo_has_a_joined_pair_about_one_parcel() {
        assertThat(server.database().value("SELECT count(*) FROM complaint WHERE follows IS NOT NULL"))
                .isEqualTo("1");
    }

    @Test
    void the_demo_has_pairs_of_files_that_may_be_one_customers_and_a_list_with_refused_rows() {
        await(
                "hints are found",
                () -> Integer.parseInt(server.database()
                                .value("SELECT count(*)::text FROM duplicate_hint WHERE state = 'open'"))
                        >= 2);
        var list = server.as("supervisor1").get("/api/v1/customer-lists").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getJsonObject("taken").getLong("refused") > 0)
                .findFirst()
                .orElseThrow();
        assertThat(list.getString("state")).isEqualTo("taken");
        assertThat(list.getJsonObject("taken").getLong("added")).isEqualTo(7);
        assertThat(list.getJsonObject("taken").getLong("refused")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, 2026-07-31", "2026-06-01, 2026-09-30", "2026-09-10, 2026-09-16"})
    void figures_are_those_of_a_naive_count(LocalDate from, LocalDate to) throws SQLException {
        var figures = replay(PolicyTrials.MODERATE_IN_TWO, new Period(from, to));
        var before = NaiveReplay.of(server.database(), from, to, WEDNESDAY_AFTERNOON, judged -> days(judged, 3));
        var after = NaiveReplay.of(server.database(), from, to, WEDNESDAY_AFTERNOON, judged -> days(judged, 2));

        assertThat(figures.complaints()).isEqualTo(before.complaints.size());
        same(figures.total().before(), before);
        same(figures.total().after(), after);
        var byType = new TreeMap<String, Integer>();
        figures.byType().stream()
                .filter(group -> group.comparison().after().breaches() > 0)
                .forEach(group -> byType.put(group.type().orElseThrow(), (int)
                        group.comparison().after().breaches()));
        assertThat(byType).isEqualTo(after.breachedByType);

        // The record that the server wrote at the time.
        assertThat(figures.total().before().breaches()).isEqualTo(before.breachedInTheLog.size());
        assertThat(before.breached).isEqualTo(before.breachedInTheLog);
        assertThat(figures.total().before().onTimeClosure().numerator()).isEqualTo(before.closedOnTimeInTheLog);
        assertThat(figures.agreement().sameDue()).isEqualTo(figures.complaints());
        assertThat(figures.agreement().sameBreach()).isEqualTo(figures.complaints());

        var newly = after.breached.stream()
                .filter(id -> !before.breached.contains(id))
                .map(ReplayOfDemoTest::number)
                .toList();
        assertThat(figures.newlyBreached().complaints()).isEqualTo(newly.size());
        assertThat(figures.newlyBreached().examples())
                .isEqualTo(newly.stream().limit(20).toList());
        assertThat(figures.noLongerBreached().complaints())
                .isEqualTo(before.breached.stream()
                        .filter(id -> !after.breached.contains(id))
                        .count());
    }

    @Test
    void notices_under_the_rules_in_force_are_those_that_were_sent() throws SQLException {
        var figures =
                replay(PolicyTrials.MODERATE_IN_TWO, new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 31)));
        var sent = new TreeMap<String, Long>();
        try (var connection = server.database().connection();
                var rows = connection.createStatement().executeQuery("""
                        SELECT clock_kind || ' ' || rung, count(*)
                        FROM notice
                        WHERE issued_at >= '2026-07-01 00:00+08' AND issued_at < '2026-09-01 00:00+08'
                        GROUP BY 1
                        """)) {
            while (rows.next()) {
                sent.put(rows.getString(1), rows.getLong(2));
            }
        }
        var counted = new TreeMap<String, Long>();
        figures.rungs().stream()
                .filter(rung -> rung.before() > 0)
                .forEach(rung -> counted.put(rung.clock().code() + " " + rung.code(), rung.before()));
        assertThat(counted).isEqualTo(sent).hasSizeGreaterThan(3);
    }

    @Test
    void facts_of_the_demo_are_those_that_follow_from_its_log() {
        await("all is counted", () -> counted().facts() > 600 * 5);
        assertThat(counted().first()).isEmpty();
        assertThat(counted().differences()).isZero();
    }

    private static FactRecount.Result counted() {
        var zone = server.server().policies().inForce().policy().zone();
        return await(new FactRecount(server.vertx(), server.connections().pool(), zone).run());
    }

    private static void same(ReplayFigures.Results counted, NaiveReplay naive) {
        assertThat(counted.breaches()).isEqualTo(naive.breached.size());
        assertThat(counted.onTimeClosure().numerator()).isEqualTo(naive.closedOnTime);
        assertThat(counted.onTimeClosure().denominator()).isEqualTo(naive.closed + naive.pastDue);
    }

    private static ReplayFigures replay(SlaCalculator tried, Period period) {
        var version = server.server().policies().inForce();
        var ruling = Map.of(
                version.id(), new SlaCalculator(version.policy(), PolicyTrials.AS_IS.calendar(), Optional.empty()));
        var trial = new PolicyTrial(tried, ruling, period, WEDNESDAY_AFTERNOON);
        return await(new Replay(server.vertx(), server.connections().pool(), trial).all(LANES, new Silence()));
    }

    private static final class Silence implements Replay.Progress {
        @Override
        public void begun(long complaints) {
            // this test needs no progress
        }

        @Override
        public void done(long more) {
            // this test needs no progress
        }
    }

    /** F5. */
    private static int days(String judged, int moderate) {
        if (judged.startsWith("service-attitude/")) {
            return 2;
        }
        return switch (Severity.of(judged.split("/", -1)[1]).orElseThrow()) {
            case MINOR -> 1;
            case MODERATE -> moderate;
            case SEVERE -> 7;
        };
    }

    private static String number(long complaint) {
        return server.database().value("SELECT number FROM complaint WHERE id = " + complaint);
    }
}
