package hotline.limits;

import static hotline.limits.LimitsDesk.SUN;
import static hotline.limits.LimitsDesk.WANG;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.failure.Failure;
import hotline.intake.Filed;
import hotline.limits.ExtensionDecisions.Decision;
import hotline.limits.Extensions.Ask;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Extensions requested and decided for many complaints together have the same result as one by one. */
class ExtensionsTogetherTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-28T01:00:00Z");
    private static final ExtensionRequest TWO_DAYS = new ExtensionRequest(2, "等待仓库");

    private LimitsDesk lived;
    private LimitsDesk played;

    @BeforeEach
    void start() {
        lived = new LimitsDesk(MONDAY_MORNING);
        played = new LimitsDesk(MONDAY_MORNING);
    }

    @AfterEach
    void close() throws Exception {
        lived.close();
        played.close();
    }

    @Test
    void extensions_requested_and_decided_together_equal_those_requested_and_decided_one_by_one() throws Exception {
        var cases = taken(lived);
        for (int i = 0; i < cases.size(); i++) {
            lived.clock.set(askedAt(i));
            await(lived.extensions.ask(Once.unkeyed(), cases.get(i).number(), WANG, Optional.empty(), TWO_DAYS));
        }
        for (int i = 0; i < cases.size(); i++) {
            lived.clock.set(decidedAt(i));
            await(lived.decisions.decide(
                    Once.unkeyed(), new ExtensionDecision(List.of(i + 1L), isGranted(i), "节日"), SUN));
        }

        var same = taken(played);
        var asks = new ArrayList<Ask>();
        var decisions = new ArrayList<Decision>();
        for (int i = 0; i < same.size(); i++) {
            asks.add(ask(same.get(i), i));
            decisions.add(new Decision(i + 1L, isGranted(i), "节日", SUN, decidedAt(i)));
        }
        await(played.extensions.ask(Once.unkeyed(), asks));
        await(played.decisions.decide(Once.unkeyed(), decisions));

        sameIn("extension", "id", "");
        sameIn("event", "complaint_id, seq", " - 'id' - 'tx'");
        sameIn("sla_clock", "complaint_id, kind, ordinal", "");
        sameIn("complaint", "id", " - 'tracking_hash'");
    }

    @Test
    void of_extensions_requested_together_one_that_is_refused_refuses_all() throws Exception {
        var cases = taken(played);
        await(played.extensions.ask(Once.unkeyed(), List.of(ask(cases.get(0), 0))));

        var both = List.of(ask(cases.get(1), 1), ask(cases.get(0), 0));
        assertThatThrownBy(() -> await(played.extensions.ask(Once.unkeyed(), both)))
                .isInstanceOf(Failure.Conflict.class);

        assertThat(played.desk.tables.value("SELECT count(*) FROM extension")).isEqualTo("1");
        assertThat(played.desk.tables.value("SELECT count(*) FROM event WHERE type = 'extension-asked'"))
                .isEqualTo("1");
    }

    private static Ask ask(Filed complaint, int i) {
        return new Ask(complaint.id(), WANG, askedAt(i), Optional.empty(), TWO_DAYS);
    }

    private static List<Filed> taken(LimitsDesk desk) throws Exception {
        var cases = new ArrayList<Filed>();
        for (int i = 0; i < 3; i++) {
            cases.add(desk.taken(Severity.MODERATE));
        }
        return cases;
    }

    private static Instant askedAt(int i) {
        return MONDAY_MORNING.plus(Duration.ofMinutes(10 + i));
    }

    private static Instant decidedAt(int i) {
        return MONDAY_MORNING.plus(Duration.ofMinutes(90 + 7L * i));
    }

    private static boolean isGranted(int i) {
        return i != 1;
    }

    private void sameIn(String table, String order, String without) {
        var all = "SELECT string_agg((to_jsonb(t)" + without + ")::text, E'\\n' ORDER BY " + order + ") FROM " + table
                + " t";
        assertThat(played.desk.tables.value(all))
                .isEqualTo(lived.desk.tables.value(all))
                .isNotNull();
    }
}
