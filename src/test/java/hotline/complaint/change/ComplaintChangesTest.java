package hotline.complaint.change;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintFixture;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult.Refused;
import hotline.failure.Failure;
import hotline.log.EventType;
import hotline.log.LimitEvent.ReplyPromised;
import hotline.log.LogEntry;
import hotline.once.Once;
import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of change is made in the same way and answered in the same words. */
class ComplaintChangesTest {
    private static ComplaintFixture hotline;
    private static Actor agent;
    private static Instant now;

    @BeforeAll
    static void start() {
        hotline = new ComplaintFixture();
        agent = new Actor.Person(hotline.agent.id());
        now = hotline.clock.instant();
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    @Test
    void changes_of_different_kinds_are_made_together_and_a_refused_one_stops_none() {
        var stepped = hotline.file(Severity.MINOR);
        var noted = hotline.file(Severity.MINOR);
        var corrected = hotline.file(Severity.MINOR);
        var refused = hotline.file(Severity.MINOR);
        var promised = hotline.file(Severity.MINOR);

        var results = await(hotline.applyAll(List.of(
                step(stepped.id(), Optional.empty()),
                note(noted.id()),
                correction(corrected.id(), Optional.empty()),
                step(refused.id(), Optional.of(Set.of(9))),
                promise(promised.id(), Optional.empty()))));

        assertThat(results.get(3)).isInstanceOfSatisfying(Refused.class, one -> assertThat(one.why())
                .isInstanceOf(Failure.Changed.class));
        assertThat(results).filteredOn(Refused.class::isInstance).hasSize(1);
        assertThat(hotline.story(stepped)).endsWith(EventType.ASSIGNED);
        assertThat(hotline.story(noted)).endsWith(EventType.NOTED);
        assertThat(hotline.story(corrected)).endsWith(EventType.JUDGEMENT_CORRECTED);
        assertThat(hotline.story(refused)).containsExactly(EventType.RECEIVED);
        assertThat(hotline.story(promised)).endsWith(EventType.REPLY_PROMISED);
    }

    @Test
    void a_stale_version_is_refused_in_the_same_words_by_every_kind() {
        var filed = hotline.file(Severity.MINOR);
        List<ChangeRequest> stale = List.of(
                step(filed.id(), Optional.of(Set.of(7))),
                correction(filed.id(), Optional.of(Set.of(7))),
                promise(filed.id(), Optional.of(Set.of(7))),
                ruling(filed.id(), Optional.of(Set.of(7))));
        for (ChangeRequest request : stale) {
            assertThatThrownBy(() -> await(hotline.changes.apply(request)))
                    .isInstanceOf(Failure.Changed.class)
                    .hasMessage("the complaint has changed since you read it; it is at version 1");
        }
        assertThat(hotline.story(filed)).containsExactly(EventType.RECEIVED);
    }

    @Test
    void a_change_of_an_unknown_complaint_is_answered_not_found_by_every_kind() {
        List<LongFunction<ChangeRequest>> kinds = List.of(
                id -> step(id, Optional.empty()),
                ComplaintChangesTest::note,
                id -> correction(id, Optional.empty()),
                id -> promise(id, Optional.empty()));
        for (LongFunction<ChangeRequest> kind : kinds) {
            assertThatThrownBy(() -> await(hotline.changes.apply(Once.unkeyed(), "202609-999999", kind)))
                    .isInstanceOf(Failure.NotFound.class)
                    .hasMessage("there is no complaint 202609-999999");
            assertThatThrownBy(() -> await(hotline.changes.apply(kind.apply(4711))))
                    .isInstanceOf(Failure.NotFound.class);
        }
    }

    @Test
    void a_change_that_is_only_tried_answers_as_if_it_was_made_and_changes_nothing() {
        var filed = hotline.file(Severity.MINOR);
        BiFunction<String, Long, ChangeRequest> correcting = (number, id) -> correction(id, Optional.empty());
        var numbers = List.of(filed.number(), "202609-999999");

        var tried = await(hotline.changes.tryAll(numbers, correcting));
        assertThat(hotline.story(filed)).containsExactly(EventType.RECEIVED);
        var made = await(hotline.changes.applyAll(Once.unkeyed(), numbers, correcting));

        assertThat(tried.get(0).orThrow().after())
                .isEqualTo(made.get(0).orThrow().after());
        for (var results : List.of(tried, made)) {
            assertThat(results.get(1)).isInstanceOfSatisfying(Refused.class, one -> assertThat(one.why())
                    .isInstanceOf(Failure.NotFound.class));
        }
    }

    private static ChangeRequest step(long complaint, Optional<Set<Integer>> version) {
        var step = StepRequest.of(complaint, Step.ASSIGN, agent, now);
        return step.expecting(version);
    }

    private static ChangeRequest note(long complaint) {
        return new NoteRequest(complaint, agent, now, LogEntry.note("正在查找", true));
    }

    private static ChangeRequest correction(long complaint, Optional<Set<Integer>> version) {
        return new CorrectionRequest(
                complaint, "delay", Optional.empty(), Severity.SEVERE, "整票未到", agent, now, version);
    }

    private static ChangeRequest ruling(long complaint, Optional<Set<Integer>> version) {
        return new ReassignmentRequest(
                complaint, Optional.empty(), Optional.empty(), Optional.empty(), "新制度", agent, now, version);
    }

    private static ChangeRequest promise(long complaint, Optional<Set<Integer>> version) {
        var by = now.plusSeconds(3600);
        return new LimitRequest(
                complaint,
                agent,
                now,
                version,
                (before, limits) -> LimitChange.of(
                        before.custody(),
                        before.clocks().with(SlaClock.running(ClockKind.PROMISED_REPLY, now, by)),
                        LogEntry.of(new ReplyPromised(by, Optional.of("周二前回电"), true, Optional.empty()))));
    }
}
