package hotline.callback;

import static hotline.callback.CallbackDesk.WANG;
import static hotline.callback.CallbackDesk.ZHOU;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.complaint.Actor;
import hotline.failure.Failure;
import hotline.policy.Dissatisfaction;
import hotline.policy.taxonomy.Severity;
import hotline.satisfaction.LinkedCase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The consequences of a call's outcome. */
class OutcomesTest {
    private final CallbackDesk desk = new CallbackDesk();

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void a_satisfied_customer_closes_the_complaint() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);

        var status = desk.end(desk.takeNext(WANG).orElseThrow(), CallbackDesk.reached(5));

        assertThat(status).isEqualTo(CallbackStatus.REACHED);
        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(desk.story(complaint))
                .isEqualTo("received assigned resolved callback-begun rated callback-ended coded closed");
        assertThat(desk.told(complaint, "rated", "source")).isEqualTo("callback");
        assertThat(desk.told(complaint, "rated", "satisfied")).isEqualTo("true");
        assertThat(desk.told(complaint, "callback-ended", "asked")).isEqualTo("true");
        assertThat(desk.told(complaint, "closed", "onTime")).isEqualTo("true");
        assertThat(await(desk.ratings.ofComplaint(complaint)))
                .singleElement()
                .matches(rating -> rating.score() == 5 && rating.source().equals("callback"));
    }

    @Test
    void three_unanswered_calls_close_the_complaint_as_unreachable() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);

        for (int call = 1; call <= 2; call++) {
            assertThat(desk.end(desk.takeNext(WANG).orElseThrow(), CallbackDesk.noAnswer()))
                    .isEqualTo(CallbackStatus.WAITING);
            assertThat(desk.status(complaint)).isEqualTo("resolved");
            assertThat(desk.takeNext(WANG)).as("not again at once").isEmpty();
            desk.clock.advance(Duration.ofHours(1));
        }
        assertThat(desk.end(desk.takeNext(ZHOU).orElseThrow(), CallbackDesk.noAnswer()))
                .isEqualTo(CallbackStatus.UNREACHABLE);

        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(desk.told(complaint, "closed", "reason")).isEqualTo("callback-unreachable");
        assertThat(desk.told(complaint, "callback-ended", "attempts")).isEqualTo("3");
    }

    @Test
    void only_unanswered_calls_use_up_attempts() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);
        for (int i = 0; i < 3; i++) {
            desk.end(desk.takeNext(WANG).orElseThrow(), new CallbackOutcome.GivenBack(Optional.empty()));
            assertThat(desk.takeNext(WANG)).isPresent();
            desk.clock.advance(Duration.ofMinutes(10));
            await(desk.callbacks.giveBackExpired());
        }

        var attempt = desk.takeNext(WANG).orElseThrow();

        assertThat(attempt.attempt()).isEqualTo(7);
        assertThat(await(desk.lists.detail(attempt.callback(), desk.clock.instant()))
                        .attemptsLeft())
                .isEqualTo(3);
        assertThat(desk.end(attempt, CallbackDesk.noAnswer())).isEqualTo(CallbackStatus.WAITING);
        assertThat(await(desk.lists.detail(attempt.callback(), desk.clock.instant()))
                        .attemptsLeft())
                .isEqualTo(2);
        assertThat(desk.status(complaint)).isEqualTo("resolved");
    }

    @Test
    void a_customer_who_refuses_the_call_closes_the_complaint() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);

        assertThat(desk.end(desk.takeNext(WANG).orElseThrow(), new CallbackOutcome.Refused(Optional.empty())))
                .isEqualTo(CallbackStatus.REFUSED);

        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(desk.told(complaint, "callback-ended", "asked")).isEqualTo("false");
    }

    @Test
    void an_unsatisfied_customer_reopens_the_complaint_and_is_called_again_once_it_is_resolved() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);

        desk.end(desk.takeNext(WANG).orElseThrow(), CallbackDesk.reached(2));

        assertThat(desk.status(complaint)).isEqualTo("reopened");
        assertThat(desk.told(complaint, "reopened", "reason")).isEqualTo("说一句");
        assertThat(desk.told(complaint, "rated", "satisfied")).isEqualTo("false");

        desk.resolve(complaint);
        assertThat(desk.end(desk.takeNext(WANG).orElseThrow(), CallbackDesk.reached(4)))
                .isEqualTo(CallbackStatus.REACHED);
        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(await(desk.ratings.ofComplaint(complaint)))
                .extracting("score")
                .containsExactly(2, 4);
    }

    @Test
    void a_linked_case_is_filed_at_the_agents_choice() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var attempt = desk.takeNext(WANG).orElseThrow();

        desk.end(attempt, CallbackDesk.reached(Optional.of(1), Dissatisfaction.LINKED_CASE));

        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(desk.linkedCases)
                .containsExactly(new LinkedCase(
                        "linked-by-callback-" + attempt.callback(),
                        complaint,
                        "不接受",
                        new Actor.Person(WANG),
                        desk.clock.instant()));
        assertThat(desk.tables.value("SELECT count(*) FROM linked_case_owed")).isEqualTo("0");
    }

    @Test
    void a_linked_case_that_could_not_be_filed_at_once_is_filed_later() throws Exception {
        desk.resolved(Severity.MINOR);
        desk.intakeIsDown = true;
        desk.end(
                desk.takeNext(WANG).orElseThrow(), CallbackDesk.reached(Optional.empty(), Dissatisfaction.LINKED_CASE));
        assertThat(desk.linkedCases).isEmpty();

        desk.intakeIsDown = false;
        desk.clock.advance(Duration.ofSeconds(10));
        await(desk.owed.fileLeftBehind());
        await(desk.owed.fileLeftBehind());

        assertThat(desk.linkedCases).hasSize(1);
    }

    @Test
    void a_follow_up_for_a_satisfied_customer_is_a_mistake_and_changes_nothing() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var attempt = desk.takeNext(WANG).orElseThrow();

        assertThatThrownBy(() -> desk.end(attempt, CallbackDesk.reached(Optional.of(5), Dissatisfaction.REOPEN)))
                .isInstanceOf(Failure.Invalid.class);

        assertThat(desk.status(complaint)).isEqualTo("callback");
        assertThat(desk.end(attempt, CallbackDesk.reached(5))).isEqualTo(CallbackStatus.REACHED);
    }

    @Test
    void an_outcome_counts_once_and_only_from_its_own_agent() throws Exception {
        desk.resolved(Severity.MINOR);
        var attempt = desk.takeNext(WANG).orElseThrow();
        var stranger = new CallbackAttempt(
                attempt.callback(), attempt.complaint(), 1, ZHOU, attempt.startedAt(), attempt.leaseUntil());

        assertThatThrownBy(() -> desk.end(stranger, CallbackDesk.reached(1))).isInstanceOf(Failure.Conflict.class);
        desk.end(attempt, CallbackDesk.reached(5));
        assertThatThrownBy(() -> desk.end(attempt, CallbackDesk.reached(5))).isInstanceOf(Failure.Conflict.class);
        assertThat(desk.tables.value("SELECT count(*) FROM rating")).isEqualTo("1");
    }
}
