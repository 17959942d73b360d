package hotline.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.complaint.Holding;
import hotline.complaint.Status;
import hotline.complaint.change.LimitChange;
import hotline.complaint.coding.Coding;
import hotline.failure.Failure;
import hotline.limits.Extending.SoFar;
import hotline.log.EventType;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.log.LimitEvent.Paused;
import hotline.log.LogEntry;
import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.sla.ClockState;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.support.FreightNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The rules alone: values in, values out. */
class RulesTest {
    private static final SlaCalculator LIMITS = FreightNetwork.deadlines().of(1);
    /** 9:00 in Shanghai, before the national holiday; a moderate complaint is due on 8 October, 18:00. */
    private static final Instant MONDAY = Instant.parse("2026-09-28T01:00:00Z");

    private static final Instant DUE = Instant.parse("2026-10-08T10:00:00Z");
    private static final PauseRequest INSPECTION =
            new PauseRequest("inspection", Optional.empty(), false, false, Optional.empty());
    private static final SoFar NONE = new SoFar(0, false);

    private final ComplaintState atWork = complaint(Status.INVESTIGATING, Optional.of(7L));

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"ASSIGNED", "INVESTIGATING", "REOPENED"},
            mode = Mode.EXCLUDE)
    void a_complaint_without_an_agent_at_work_can_not_be_paused(Status status) {
        assertThat(Pausing.refusal(complaint(status, Optional.of(7L)), LIMITS, MONDAY))
                .isPresent();
        assertThat(Pausing.refusal(complaint(Status.REOPENED, Optional.empty()), LIMITS, MONDAY))
                .isPresent();
    }

    @Test
    void a_complaint_may_be_paused_in_its_last_moment_and_not_later() {
        assertThat(Pausing.refusal(atWork, LIMITS, DUE)).isEmpty();
        assertThat(Pausing.refusal(atWork, LIMITS, DUE.plusNanos(1))).isPresent();
        assertThat(Extending.refusal(atWork, LIMITS, NONE, DUE)).isEmpty();
        assertThat(Extending.refusal(atWork, LIMITS, NONE, DUE.plusNanos(1))).isPresent();
    }

    @Test
    void a_pause_stops_all_clocks_except_promised_replies() {
        var promised = after(
                atWork, Promising.promise(atWork, LIMITS, new ReplyPromise(DUE, Optional.of("节后答复"), true), MONDAY));
        var paused = after(promised, Pausing.pause(promised, LIMITS, INSPECTION, MONDAY.plusSeconds(60)));
        assertThat(paused.clocks().all()).hasSize(3).allSatisfy(clock -> assertThat(clock.isPaused())
                .as(clock.kind().code())
                .isEqualTo(clock.kind() != ClockKind.PROMISED_REPLY));
        assertThat(paused.custody().pauseReason()).contains("inspection");
        assertThatThrownBy(() -> Pausing.pause(paused, LIMITS, INSPECTION, MONDAY))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void a_note_for_the_customer_answers_them_and_one_for_colleagues_does_not() {
        var text = Optional.of("请补发票");
        var answered = Pausing.pause(
                atWork, LIMITS, new PauseRequest("inspection", text, true, false, Optional.empty()), MONDAY);
        assertThat(answered.custody().firstResponseAt()).contains(MONDAY);
        assertThat(answered.entries()).singleElement().satisfies(entry -> assertThat(((Paused) entry.event()).note())
                .contains("请补发票"));
        var kept = Pausing.pause(
                atWork, LIMITS, new PauseRequest("inspection", text, false, false, Optional.empty()), MONDAY);
        assertThat(kept.custody().firstResponseAt()).isEmpty();
        assertThat(kept.entries()).extracting(LogEntry::type).containsExactly(EventType.NOTED, EventType.PAUSED);
        assertThat(kept.entries().get(0).internal()).isTrue();
        assertThat(((Paused) kept.entries().get(1).event()).note()).isEmpty();
    }

    @Test
    void pauses_and_extensions_in_any_order_move_the_limit_equally() {
        var hour = Duration.ofHours(1);
        var pausedFirst = after(atWork, Pausing.pause(atWork, LIMITS, INSPECTION, MONDAY));
        pausedFirst = after(pausedFirst, Extending.grant(pausedFirst, LIMITS, asked(2), "节日", MONDAY));
        pausedFirst = after(pausedFirst, Pausing.resume(pausedFirst, LIMITS, MONDAY.plus(hour)));
        var extendedFirst = after(atWork, Extending.grant(atWork, LIMITS, asked(1), "节日", MONDAY));
        extendedFirst = after(extendedFirst, Pausing.pause(extendedFirst, LIMITS, INSPECTION, MONDAY));
        extendedFirst = after(extendedFirst, Pausing.resume(extendedFirst, LIMITS, MONDAY.plus(hour)));
        extendedFirst = after(extendedFirst, Extending.grant(extendedFirst, LIMITS, asked(1), "节日", MONDAY.plus(hour)));

        assertThat(pausedFirst.clock().limit()).isEqualTo(extendedFirst.clock().limit());
        assertThat(pausedFirst.clock().dueAt())
                .as("two working days after 8 October, the worked Saturday among them, and an hour")
                .isEqualTo("2026-10-12T02:00:00Z");
    }

    @Test
    void a_grant_after_the_limit_has_passed_is_judged_by_the_new_limit_alone() {
        var late = DUE.plus(Duration.ofDays(4));
        var passed = complaint(
                Status.INVESTIGATING,
                Optional.of(7L),
                clocks().each(clock -> true, clock -> clock.breached(DUE.plusSeconds(1))));
        var back = Extending.grant(passed, LIMITS, asked(5), "节日", late);
        assertThat(back.clocks().handling().state()).isEqualTo(ClockState.RUNNING);
        var moved = ((ExtensionGranted) back.entries().get(0).event()).moved();
        assertThat(moved.pastDueBefore()).isTrue();
        assertThat(moved.pastDueAfter()).isFalse();
        var tooLittle = Extending.grant(passed, LIMITS, asked(1), "节日", late);
        assertThat(tooLittle.clocks().handling().state()).isEqualTo(ClockState.BREACHED);
        assertThat(((ExtensionGranted) tooLittle.entries().get(0).event())
                        .moved()
                        .pastDueAfter())
                .isTrue();
    }

    @Test
    void the_policy_bounds_extensions() {
        assertThat(Extending.refusal(atWork, LIMITS, new SoFar(1, false), MONDAY))
                .isEmpty();
        assertThat(Extending.refusal(atWork, LIMITS, new SoFar(2, false), MONDAY))
                .isPresent();
        assertThat(Extending.refusal(atWork, LIMITS, new SoFar(0, true), MONDAY))
                .isPresent();
        assertThatThrownBy(() -> Extending.ask(atWork, LIMITS, NONE, new ExtensionRequest(6, "等待"), MONDAY))
                .isInstanceOf(Failure.Invalid.class);
        var ended = complaint(Status.CLOSED, Optional.of(7L));
        assertThat(Extending.refusal(ended, LIMITS, NONE, MONDAY)).isPresent();
        assertThatThrownBy(() -> Extending.grant(ended, LIMITS, asked(1), "节日", MONDAY))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void a_hand_over_keeps_the_customers_limit_and_loses_no_minute() {
        var noon = MONDAY.plus(Duration.ofHours(3));
        var afternoon = noon.plus(Duration.ofHours(2));
        var handed = HandingOver.handOver(atWork, LIMITS, new HandOverRequest("claims", "归口", Optional.empty()), noon);
        assertThat(handed.hands() instanceof LimitChange.Hands.Nobody).isTrue();
        var theirs = after(atWork, handed);
        assertThat(theirs.clock()).isEqualTo(atWork.clock());
        assertThat(theirs.custody().heldBy()).isEqualTo("claims");
        assertThat(Holding.turns(theirs, LIMITS, afternoon))
                .extracting(turns -> turns.department() + " " + turns.time() + " " + turns.holdsNow())
                .containsExactly("customer-service PT3H false", "claims PT30M true");
        var back = after(
                theirs,
                HandingOver.handOver(
                        theirs, LIMITS, new HandOverRequest("customer-service", "补资料", Optional.empty()), afternoon));
        assertThat(Holding.turns(back, LIMITS, afternoon.plus(Duration.ofHours(1))))
                .extracting(turns -> turns.department() + " " + turns.time() + " " + turns.holdsNow())
                .containsExactly("customer-service PT4H true", "claims PT30M false");
    }

    @Test
    void offers_agree_with_refusals() {
        assertThat(HandingOver.departments(atWork, LIMITS))
                .extracting(one -> one.code())
                .contains("claims", "head-office")
                .doesNotContain("customer-service");
        assertThat(StageOrder.refusal(atWork, LIMITS)).isPresent();
        assertThat(StageOrder.offered(atWork, LIMITS)).isEmpty();
        assertThat(Promising.refusal(atWork)).isEmpty();
        assertThat(Promising.refusal(complaint(Status.WITHDRAWN, Optional.empty())))
                .isPresent();
    }

    private static Extension asked(int workingDays) {
        return new Extension(
                1,
                1,
                workingDays,
                "等待",
                7,
                MONDAY,
                DUE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The complaint after the change; the log's entries are ignored. */
    private static ComplaintState after(ComplaintState before, LimitChange change) {
        return new ComplaintState(
                before.facts(),
                before.judged(),
                before.coding(),
                before.progress(),
                change.custody(),
                change.clocks(),
                before.calendarWarning(),
                before.calendarVersion(),
                before.lastSeq() + change.entries().size(),
                before.version() + 1);
    }

    private static Clocks clocks() {
        return LIMITS.opening(new Matter("delay", Severity.MODERATE, "hotline", Market.DOMESTIC), MONDAY, true);
    }

    private static ComplaintState complaint(Status status, Optional<Long> owner) {
        return complaint(status, owner, clocks());
    }

    private static ComplaintState complaint(Status status, Optional<Long> owner, Clocks clocks) {
        return new ComplaintState(
                new ComplaintState.Facts(
                        1,
                        "202609-000001",
                        1,
                        "hotline",
                        Source.EXTERNAL,
                        Market.DOMESTIC,
                        MONDAY,
                        Optional.empty(),
                        Optional.empty(),
                        false),
                ComplaintState.Judged.byPerson("delay", Optional.empty(), Severity.MODERATE),
                Coding.NONE,
                new ComplaintState.Progress(
                        status,
                        owner,
                        owner,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty()),
                new Custody(
                        "customer-service",
                        MONDAY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                clocks,
                Optional.empty(),
                Optional.empty(),
                3,
                3);
    }
}
