package hotline.customer.duplicate;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.FileReader;
import hotline.database.Database;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.parking.Parking;
import hotline.priority.Turns;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which files are suggested as one customer's, among many. */
@Tag("A1")
@ExtendWith(VertxExtension.class)
class HintWorkTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-09-28T02:00:00Z"));

    private Vertx vertx;
    private TestDatabase stored;
    private Database database;
    private int complaints;

    @BeforeEach
    void prepare(Vertx vertx) {
        this.vertx = vertx;
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    private record Caller(String name, String phone) {}

    /** Complaints of these callers, each of whom gets a file. */
    private void file(List<Caller> callers) {
        var values = new ArrayList<String>();
        for (Caller caller : callers) {
            values.add("(%d, '%s', '%s')".formatted(++complaints, caller.name(), caller.phone()));
        }
        stored.execute("""
                WITH n (id, name, phone) AS (VALUES %1$s), filed AS (
                    INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, description, type,
                        severity, confidence, reasons, judged_by, status, received_at, due_at, original_due_at, last_seq)
                    SELECT id, '202609-' || id, 1, 'hotline', 'external', 'zh', name, phone, '货损', 'cargo-damage', 'minor', 1, '[]', 'test',
                        'received', timestamptz '2026-09-28 10:00+08', now(), now(), 1 FROM n)
                INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
                SELECT id, 1, 'particulars-corrected', timestamptz '2026-09-28 12:00+08', 'program', true,
                    '{"type": "claims", "severity": "minor", "channel": "hotline", "from": {}, "to": {}}' FROM n
                """.formatted(String.join(", ", values)));
        await(new LogReader(
                        TestLoops.on(vertx),
                        database.pool(),
                        new FileReader(vertx, new Turns(FreightNetwork.policies())),
                        new Parking(database.pool(), CLOCK))
                .catchUp());
    }

    private void compare() {
        await(new HintWork(TestLoops.on(vertx), database.pool(), CLOCK).catchUp());
    }

    /** Pairs of names in the order of their files. */
    private Set<List<String>> suggested() {
        var pairs = stored.value("SELECT coalesce(string_agg(a.name || '|' || b.name, ';'), '') FROM duplicate_hint h"
                + " JOIN customer_file a ON a.id = h.a JOIN customer_file b ON b.id = h.b WHERE h.state = 'open'");
        var found = new HashSet<List<String>>();
        for (String pair : pairs.split(";", -1)) {
            if (!pair.isEmpty()) {
                found.add(List.of(pair.split("[|]", -1)));
            }
        }
        return found;
    }

    private static List<Caller> callers(List<String> names) {
        var callers = new ArrayList<Caller>();
        for (String name : names) {
            callers.add(new Caller(name, "+8613%09d".formatted(callers.size())));
        }
        return callers;
    }

    @Test
    void of_three_hundred_freight_companies_few_pairs_are_suggested_and_nearly_all_true_ones() {
        var companies = new FreightCompanies(300, 40);
        file(callers(companies.names()));
        compare();
        var suggested = suggested();
        var right = new HashSet<>(suggested);
        right.retainAll(companies.twice());
        assertThat(companies.twice()).hasSizeGreaterThan(35);
        assertThat(right).as("suggested %s", suggested).hasSizeGreaterThanOrEqualTo((int)
                (.9 * companies.twice().size()));
        assertThat(suggested).hasSizeLessThanOrEqualTo(2 * companies.twice().size());
    }

    @Test
    void a_frequent_name_says_little_and_a_rare_one_much() {
        file(callers(List.of("王伟", "王伟 ", "令狐冲", "令狐冲", "李娜", "李娜", "覃美玲", "覃美玲", "货运有限公司", "物流有限公司")));
        compare();
        assertThat(suggested()).containsExactlyInAnyOrder(List.of("令狐冲", "令狐冲"), List.of("覃美玲", "覃美玲"));
    }

    @Test
    void a_family_with_one_number_is_not_suggested_and_a_slip_of_the_pen_is() {
        var phone = "+8613812345678";
        file(List.of(
                new Caller("陈建国", phone),
                new Caller("刘美玲", phone),
                new Caller("陈晓东", phone),
                new Caller("陈小东", phone)));
        compare();
        assertThat(suggested()).containsExactly(List.of("陈晓东", "陈小东"));
    }

    @Test
    void with_another_rule_all_files_are_compared_again_and_old_hints_are_gone() {
        file(callers(List.of("令狐冲", "令狐冲", "王伟", "李娜")));
        compare();
        assertThat(suggested()).hasSize(1);
        stored.execute("UPDATE duplicate_hint SET rule = 0; UPDATE hint_pass SET rule = 0;"
                + " INSERT INTO duplicate_hint (a, b, score, reasons, rule, at)"
                + " SELECT min(id), max(id), 9, '{}', 0, now() FROM customer_file WHERE name IN ('王伟', '李娜')");
        compare();
        assertThat(suggested()).containsExactly(List.of("令狐冲", "令狐冲"));
        assertThat(stored.value("SELECT rule || ' ' || (ended_at IS NOT NULL) FROM hint_pass"))
                .isEqualTo("1 true");
    }

    @Test
    void a_full_pass_continues_where_it_was_stopped() {
        file(callers(List.of("令狐冲", "令狐冲", "覃美玲", "覃美玲")));
        stored.execute(
                "TRUNCATE hint_due; INSERT INTO hint_pass (rule, up_to) SELECT 1, max(id) FROM customer_file WHERE name = '令狐冲'");
        compare();
        assertThat(suggested()).as("only what was left").containsExactly(List.of("覃美玲", "覃美玲"));
    }
}
