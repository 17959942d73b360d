package hotline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LaneTest {
    @Test
    void of_many_rounds_one_goes_at_a_time_in_the_order_in_which_they_asked(Vertx vertx) {
        var lane = new Lane(new VertxTimers(vertx), 1);
        List<String> gone = new ArrayList<>();
        var first = Promise.<Void>promise();
        var one = lane.inTurn(() -> {
            gone.add("one begins");
            return first.future().onComplete(over -> gone.add("one ends"));
        });
        var two = lane.inTurn(() -> {
            gone.add("two");
            return Future.succeededFuture();
        });
        assertThat(gone).containsExactly("one begins");
        first.complete();
        Await.await(Future.all(one, two));
        assertThat(gone).containsExactly("one begins", "one ends", "two");
    }

    @Test
    void a_round_that_fails_or_breaks_lets_the_next_one_go(Vertx vertx) {
        var lane = new Lane(new VertxTimers(vertx), 1);
        var failed = lane.inTurn(() -> Future.failedFuture("no database"));
        var broken = lane.<Void>inTurn(() -> {
            throw new IllegalStateException("broken");
        });
        var last = lane.inTurn(() -> Future.succeededFuture("went"));
        assertThat(Await.<String>await(last)).isEqualTo("went");
        assertThat(failed.failed()).isTrue();
        assertThat(broken.failed()).isTrue();
    }

    /** A round that takes so long, by the hand's time. */
    private static Future<Void> round(Lane lane, HandTimers timers, Duration took) {
        return lane.inTurn(() -> {
            timers.passInVain(took);
            return Future.succeededFuture();
        });
    }

    private static void restsFor(Duration rest, Lane lane, HandTimers timers, Duration took) {
        round(lane, timers, took);
        var next = round(lane, timers, Duration.ZERO);
        timers.pass(rest.minusMillis(1));
        assertThat(next.isComplete()).as("before %s", rest).isFalse();
        timers.pass(Duration.ofMillis(1));
        assertThat(next.isComplete()).as("after %s", rest).isTrue();
    }

    @Test
    void a_lane_rests_as_long_as_a_round_took_and_longer_while_people_wait_but_never_for_long() {
        var timers = new HandTimers();
        var lane = new Lane(timers, 1);
        restsFor(Duration.ofMillis(300), lane, timers, Duration.ofMillis(300));
        restsFor(Lane.LONGEST_REST, lane, timers, Duration.ofSeconds(5));
        lane.giveWayTo(() -> true);
        restsFor(Duration.ofMillis(1_200), lane, timers, Duration.ofMillis(300));
        restsFor(Lane.LONGEST_REST, lane, timers, Duration.ofMillis(900));
    }

    @Test
    void another_lane_gives_way_to_the_same_and_rests_at_no_other_time() {
        var timers = new HandTimers();
        var lane = new Lane(timers, 1);
        var other = lane.another();
        round(other, timers, Duration.ofMillis(300));
        assertThat(round(other, timers, Duration.ZERO).isComplete()).isTrue();
        lane.giveWayTo(() -> true);
        round(lane, timers, Duration.ofMillis(300));
        restsFor(Duration.ofMillis(400), other, timers, Duration.ofMillis(100));
    }

    @Test
    void a_node_that_stops_waits_for_no_rest() {
        var timers = new HandTimers();
        var lane = new Lane(timers, 1);
        lane.giveWayTo(() -> true);
        var other = lane.another();
        List<Future<Void>> waiting = new ArrayList<>();
        for (Lane one : List.of(lane, other)) {
            round(one, timers, Duration.ofSeconds(1));
            waiting.add(round(one, timers, Duration.ofSeconds(1)));
            waiting.add(round(one, timers, Duration.ofSeconds(1)));
        }
        assertThat(waiting).noneMatch(Future::isComplete);
        lane.end();
        assertThat(waiting).allMatch(Future::isComplete);
    }
}
