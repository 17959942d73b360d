package hotline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LaneTest {
    @Test
    void of_many_rounds_one_goes_at_a_time_in_the_order_in_which_they_asked(Vertx vertx) {
        var lane = new Lane(vertx);
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
        var lane = new Lane(vertx);
        var failed = lane.inTurn(() -> Future.failedFuture("no database"));
        var broken = lane.<Void>inTurn(() -> {
            throw new IllegalStateException("broken");
        });
        var last = lane.inTurn(() -> Future.succeededFuture("went"));
        assertThat(Await.<String>await(last)).isEqualTo("went");
        assertThat(failed.failed()).isTrue();
        assertThat(broken.failed()).isTrue();
    }
}
