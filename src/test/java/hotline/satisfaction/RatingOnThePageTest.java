package hotline.satisfaction;

import static hotline.callback.CallbackDesk.WANG;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.callback.CallbackDesk;
import hotline.callback.CallbackOutcome;
import hotline.complaint.Status;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A customer's rating on the page replaces the callback. */
class RatingOnThePageTest {
    private final CallbackDesk desk = new CallbackDesk();

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void it_ends_a_waiting_callback_and_closes_the_complaint() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);

        desk.rate(complaint, 4);

        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(desk.callbackStatus(complaint)).isEqualTo("answered-online");
        assertThat(desk.story(complaint)).isEqualTo("received assigned resolved rated callback-ended coded closed");
        assertThat(desk.told(complaint, "rated", "source")).isEqualTo("page");
        assertThat(desk.told(complaint, "callback-ended", "outcome")).isEqualTo("answered-online");
        assertThat(desk.takeNext(WANG)).isEmpty();
    }

    @Test
    void it_overtakes_an_agent_who_is_just_calling() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var attempt = desk.takeNext(WANG).orElseThrow();

        desk.rate(complaint, 5);

        assertThatThrownBy(() -> desk.end(attempt, CallbackDesk.reached(1))).isInstanceOf(Failure.Conflict.class);
        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(await(desk.ratings.ofComplaint(complaint)))
                .extracting("score")
                .containsExactly(5);
    }

    @Test
    void an_unsatisfied_customer_reopens_a_complaint_that_is_not_closed() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);

        desk.rate(complaint, 2);

        assertThat(desk.status(complaint)).isEqualTo("reopened");
        assertThat(desk.callbackStatus(complaint)).isEqualTo("answered-online");
        assertThat(desk.linkedCases).isEmpty();
    }

    @Test
    void an_unsatisfied_customer_opens_a_linked_case_after_closing() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        desk.end(desk.takeNext(WANG).orElseThrow(), new CallbackOutcome.Refused(Optional.empty()));

        desk.rate(complaint, 1);

        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(desk.story(complaint)).endsWith("closed rated");
        assertThat(desk.linkedCases).singleElement().matches(owed -> owed.originalId() == complaint);
    }

    @Test
    void each_resolution_is_rated_once() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        desk.rate(complaint, 1);
        assertThatThrownBy(() -> desk.rate(complaint, 5)).isInstanceOf(Failure.Conflict.class);

        desk.resolve(complaint);
        assertThat(mayRate(complaint, Status.RESOLVED, 1)).isTrue();
        desk.rate(complaint, 5);
        assertThatThrownBy(() -> desk.rate(complaint, 5)).isInstanceOf(Failure.Conflict.class);

        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(mayRate(complaint, Status.CLOSED, 1)).isFalse();
    }

    @Test
    void ten_taps_at_once_are_one_rating() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var taps = new ArrayList<Future<Rating>>();
        for (int i = 0; i < 10; i++) {
            taps.add(desk.ratings.rate(
                    Once.unkeyed(), new PageRating(complaint, 5, Optional.empty(), desk.clock.instant())));
        }

        await(Future.join(taps).otherwiseEmpty());

        assertThat(taps.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(desk.tables.value("SELECT count(*) FROM event WHERE type = 'rated'"))
                .isEqualTo("1");
    }

    @Test
    void an_unresolved_complaint_can_not_be_rated() throws Exception {
        long complaint = desk.file(Severity.MINOR);

        assertThatThrownBy(() -> desk.rate(complaint, 5)).isInstanceOf(Failure.Conflict.class);
        assertThatThrownBy(() -> desk.rate(complaint + 1000, 5)).isInstanceOf(Failure.NotFound.class);
    }

    private boolean mayRate(long complaint, Status status, int reopened) throws Exception {
        return Ratings.mayRate(status, reopened, await(desk.ratings.ofComplaint(complaint)));
    }
}
