package hotline.telephony.route;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls of one department that ask whom to ring at the same moment. */
@Tag("R1")
class RouteQueueTest {
    private static final RouteAnswer NOBODY = new RouteAnswer.Queue(Waiting.Reason.AGENT);
    private static final RouteAnswer RINGS = new RouteAnswer.Dial(List.of("8001"), Duration.ofSeconds(20));

    /** One transaction: the calls in it, and its answer. */
    private record Turn(List<String> calls, Promise<List<RouteAnswer>> answer) {}

    private final List<Turn> turns = new ArrayList<>();
    private final RouteQueue queue = new RouteQueue(calls -> {
        var turn =
                new Turn(calls.stream().map(call -> call.callId().orElseThrow()).toList(), Promise.promise());
        turns.add(turn);
        return turn.answer().future();
    });

    private static CallToRoute call(String id, Optional<String> tried) {
        return new CallToRoute(1, Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty(), tried, false);
    }

    private Future<RouteAnswer> ask(String id) {
        return queue.ask(call(id, Optional.empty()), () -> true);
    }

    private List<String> turn(int n) {
        return turns.get(n).calls();
    }

    private void answer(RouteAnswer... answers) {
        turns.get(turns.size() - 1).answer().complete(List.of(answers));
    }

    @Test
    void calls_that_wait_for_a_match_share_the_next_one() {
        var first = ask("a");
        var others = IntStream.range(0, 12).mapToObj(n -> ask("b" + n)).toList();
        assertThat(turns).hasSize(1);
        answer(NOBODY);
        assertThat(first.result()).isEqualTo(NOBODY);
        assertThat(turn(1)).hasSize(10).startsWith("b0").endsWith("b9");
        turns.get(1)
                .answer()
                .complete(IntStream.range(0, 10).mapToObj(n -> NOBODY).toList());
        assertThat(turn(2)).containsExactly("b10", "b11");
        answer(NOBODY, NOBODY);
        assertThat(others).allSatisfy(one -> assertThat(one.result()).isEqualTo(NOBODY));
        ask("c");
        assertThat(turn(3)).containsExactly("c");
    }

    @Test
    void calls_behind_one_that_rings_at_an_agent_come_first_in_the_next_match() {
        ask("a");
        ask("b");
        var third = ask("c");
        answer(NOBODY);
        answer(RINGS);
        assertThat(third.isComplete()).isFalse();
        assertThat(turn(2)).containsExactly("c");
        answer(RINGS);
        assertThat(third.result()).isEqualTo(RINGS);
    }

    @Test
    void a_telephone_that_rang_in_vain_is_reported_alone() {
        ask("a");
        ask("b");
        queue.ask(call("c", Optional.of("8001")), () -> true);
        ask("d");
        answer(NOBODY);
        assertThat(turn(1)).containsExactly("b");
        answer(NOBODY);
        assertThat(turn(2)).containsExactly("c");
        answer(RINGS);
        assertThat(turn(3)).containsExactly("d");
    }

    @Test
    void a_call_whose_exchange_waits_no_more_is_offered_to_no_one() {
        ask("a");
        var late = queue.ask(call("b", Optional.empty()), () -> false);
        answer(NOBODY);
        assertThat(late.result()).isEqualTo(new RouteAnswer.None());
        assertThat(turns).hasSize(1);
    }

    @Test
    void a_failure_of_one_call_leaves_the_others_their_answers() {
        ask("a");
        var bad = ask("bad");
        var good = ask("good");
        answer(NOBODY);
        assertThat(turn(1)).containsExactly("bad", "good");
        turns.get(1).answer().fail("the row is bad");
        assertThat(turn(2)).containsExactly("bad");
        turns.get(2).answer().fail("the row is bad");
        assertThat(bad.failed()).isTrue();
        assertThat(turn(3)).containsExactly("good");
        answer(RINGS);
        assertThat(good.result()).isEqualTo(RINGS);
    }
}
