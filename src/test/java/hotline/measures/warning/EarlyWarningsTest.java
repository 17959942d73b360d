package hotline.measures.warning;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.loop.TestLoops;
import hotline.measures.facts.Dimension;
import hotline.measures.warning.EarlyWarning.Finding;
import hotline.measures.warning.EarlyWarning.Verdict;
import hotline.once.Once;
import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nights over counted complaints: which warnings are raised, that each is raised once, and what becomes of it. */
@ExtendWith(VertxExtension.class)
class EarlyWarningsTest {
    private static final WorkingCalendar CALENDAR =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    private static final int MANY = 100;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-28T02:00:00Z"));
    private TestDatabase stored;
    private Database database;
    private EarlyWarnings warnings;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        warnings = new EarlyWarnings(TestLoops.on(vertx), database.pool(), () -> CALENDAR, clock);
        stored.execute("""
                CREATE TABLE fact_2026 PARTITION OF fact FOR VALUES FROM ('2026-06-01') TO ('2026-12-31');
                INSERT INTO dimension (kind, id, code)
                VALUES (1, 1, 'cargo-damage'), (1, 2, 'delay'), (8, 1, 'SH001'), (8, 2, 'HZ001'), (9, 1, 'SHH'), (10, 1, 'EC');
                INSERT INTO person (login, name, role, password_hash, created_at) VALUES ('head', '林主管', 'supervisor', '-', now())""");
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    /** Each day of the days has so many. */
    private void received(int branch, int type, String from, String to, int each) {
        stored.execute("""
                INSERT INTO fact (tx, id, complaint, value, day, received_on, branch, hub, region, agent, kind, n, flags, variant, type, subtype,
                    severity, channel, source, language, market, department)
                SELECT 1, 1, 1, 0, day, day, %1$d, 1, 1, 0, 1, 1, 0, 0, %2$d, 0, 1, 1, 0, 0, 0, 0
                FROM generate_series('%3$s'::date, '%4$s'::date, '1 day') AS day, generate_series(1, %5$d);
                INSERT INTO fact_sum (day, kind, type, severity, channel, variant, flags, n, value)
                SELECT day, 1, %2$d, 1, 1, 0, 0, %5$d, 0 FROM generate_series('%3$s'::date, '%4$s'::date, '1 day') AS day
                ON CONFLICT (kind, day, type, severity, channel, variant, flags) DO UPDATE SET n = fact_sum.n + excluded.n""".formatted(branch, type, from, to, each));
    }

    private int nights() {
        int nights = 0;
        while (await(warnings.round()).pause().isPresent()) {
            nights++;
        }
        return nights;
    }

    private EarlyWarning only() {
        var open = await(warnings.list(true, Optional.empty(), MANY));
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    @Test
    void a_branch_with_tripled_complaints_of_one_type_is_found_with_its_evidence_and_the_others_are_not() {
        received(1, 1, "2026-07-01", "2026-09-27", 1);
        received(2, 1, "2026-07-01", "2026-09-27", 4);
        received(1, 2, "2026-07-01", "2026-09-27", 4);
        received(1, 1, "2026-09-15", "2026-09-27", 2);
        assertThat(nights()).isEqualTo(1 + 28);
        var warning = only();
        assertThat(warning.of()).isEqualTo(new Watched(Dimension.BRANCH, "SH001", "cargo-damage"));
        assertThat(warning.began()).isEqualTo(LocalDate.of(2026, 9, 15));
        assertThat(warning.lastDay()).isEqualTo(LocalDate.of(2026, 9, 27));
        assertThat(warning.seen()).isEqualTo(13 * 3);
        assertThat(warning.expected()).isBetween(10.0, 16.0);
        assertThat(nights()).isZero();
    }

    /** Sundays have half the parcels. */
    private void parcels(String branch, String from, String to, int each) {
        stored.execute("""
                INSERT INTO parcel_volume (day, branch, parcels, import)
                SELECT day, '%1$s', CASE WHEN extract(isodow FROM day) = 7 THEN %4$d / 2 ELSE %4$d END, 1
                FROM generate_series('%2$s'::date, '%3$s'::date, '1 day') AS day
                ON CONFLICT (day, branch) DO UPDATE SET parcels = excluded.parcels""".formatted(branch, from, to, each));
    }

    @Test
    void more_complaints_of_as_many_more_parcels_are_no_rise_where_volumes_are_known() {
        for (int branch = 1; branch <= 2; branch++) {
            received(branch, 1, "2026-07-01", "2026-09-27", 2);
            received(branch, 1, "2026-09-14", "2026-09-27", 3);
        }
        parcels("SH001", "2026-07-01", "2026-09-27", 1000);
        parcels("SH001", "2026-09-10", "2026-09-27", 2500);
        stored.execute("DELETE FROM parcel_volume WHERE day IN ('2026-09-16', '2026-09-26', '2026-09-27')");
        nights();
        assertThat(await(warnings.list(true, Optional.empty(), MANY)))
                .extracting(EarlyWarning::of)
                .as("volumes of the other branch are unknown")
                .containsExactly(new Watched(Dimension.BRANCH, "HZ001", "cargo-damage"));
    }

    @Test
    void nights_that_were_missed_are_caught_up_with_and_two_nodes_raise_a_warning_once() {
        received(1, 1, "2026-07-01", "2026-09-27", 1);
        nights();
        assertThat(await(warnings.list(true, Optional.empty(), MANY))).isEmpty();
        received(1, 1, "2026-09-28", "2026-10-07", 4);
        clock.advance(Duration.ofDays(10));
        for (int round = 0; round < 12; round++) {
            await(Future.all(warnings.round(), warnings.round()));
        }
        assertThat(only().seen()).isEqualTo(40);
        assertThat(stored.value("SELECT day FROM warning_day")).isEqualTo("2026-10-07");
    }

    @Test
    void a_warning_is_judged_once_and_its_sum_begins_again() {
        received(1, 1, "2026-07-01", "2026-09-27", 1);
        received(1, 1, "2026-09-15", "2026-09-27", 2);
        nights();
        long id = only().id();
        var judged = await(warnings.judge(Once.unkeyed(), id, found(Verdict.TRUE, "新班组没有按规范堆码", Optional.empty())));
        assertThat(judged.judgement()).get().satisfies(by -> {
            assertThat(by.verdict()).isEqualTo(Verdict.TRUE);
            assertThat(by.by()).isEqualTo("林主管");
        });
        assertThatThrownBy(
                        () -> await(warnings.judge(Once.unkeyed(), id, found(Verdict.FALSE, "不是", Optional.empty()))))
                .isInstanceOf(Failure.Conflict.class);
        assertThatThrownBy(() ->
                        await(warnings.judge(Once.unkeyed(), id + 1, found(Verdict.FALSE, "不是", Optional.empty()))))
                .isInstanceOf(Failure.NotFound.class);
        assertThat(stored.value("SELECT count(*) FROM warning_watch WHERE level = 'branch'"))
                .isEqualTo("0");
        assertThat(await(warnings.list(true, Optional.empty(), MANY))).isEmpty();
        assertThat(await(warnings.list(false, Optional.empty(), MANY))).containsExactly(judged);
        assertThat(await(warnings.record())).isEqualTo(new EarlyWarning.TrackRecord(0, 1, 1, 0));
    }

    private Finding found(Verdict verdict, String words, Optional<Integer> replaces) {
        return new Finding(verdict, words, replaces, Long.parseLong(stored.value("SELECT id FROM person")));
    }

    @Test
    void a_judgement_is_corrected_with_a_reason_and_the_last_one_counts_while_all_stay_on_record() {
        received(1, 1, "2026-07-01", "2026-09-27", 1);
        received(1, 1, "2026-09-15", "2026-09-27", 2);
        nights();
        long id = only().id();
        var early = found(Verdict.TRUE, "还没看就改", Optional.of(1));
        assertThatThrownBy(() -> await(warnings.judge(Once.unkeyed(), id, early)))
                .as("there is none to correct")
                .isInstanceOf(Failure.Conflict.class);
        await(warnings.judge(Once.unkeyed(), id, found(Verdict.FALSE, "节前货量大", Optional.empty())));
        stored.execute("INSERT INTO warning_watch (level, member, type, score, base, began, seen, expected)"
                + " VALUES ('branch', 'SH001', 'cargo-damage', 1, 1, '2026-09-27', 3, 1)");
        var one = found(Verdict.TRUE, "查了录像，确是野蛮装卸", Optional.of(1));
        var other = found(Verdict.UNCLEAR, "录像看不清", Optional.of(1));
        var both = List.of(
                warnings.judge(Once.unkeyed(), id, one).map(true).otherwise(false),
                warnings.judge(Once.unkeyed(), id, other).map(true).otherwise(false));
        await(Future.all(both));
        assertThat(both.stream().filter(Future::result))
                .as("of two who correct the same one, one can")
                .hasSize(1);
        assertThat(stored.value("SELECT count(*) FROM warning_watch WHERE level = 'branch'"))
                .as("the count that has begun again goes on")
                .isEqualTo("1");
        var last = await(warnings.judge(Once.unkeyed(), id, found(Verdict.TRUE, "司机承认了", Optional.of(2))));
        assertThat(last.judgement()).get().satisfies(judgement -> {
            assertThat(judgement.number()).isEqualTo(3);
            assertThat(judgement.words()).isEqualTo("司机承认了");
        });
        assertThat(last.corrected()).hasSize(2);
        assertThat(last.corrected().get(0).words()).isEqualTo("节前货量大");
        assertThat(await(warnings.list(false, Optional.empty(), MANY))).containsExactly(last);
        assertThat(await(warnings.record())).isEqualTo(new EarlyWarning.TrackRecord(0, 1, 1, 0));
    }
}
