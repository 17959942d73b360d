package hotline.database;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TurnsTest {
    @Test
    void the_rest_wait_in_their_order_and_too_many_are_refused(Vertx vertx) {
        var turns = new Turns(vertx, 1, 1);
        var first = Promise.<String>promise();
        var running = turns.take(first::future);
        var waiting = turns.take(() -> Future.succeededFuture("second"));
        assertThat(settled(turns.take(() -> Future.succeededFuture("third"))).cause())
                .isInstanceOf(Failure.Busy.class);
        assertThat(waiting.isComplete()).isFalse();
        first.complete("first");
        assertThat(await(running)).isEqualTo("first");
        assertThat(await(waiting)).isEqualTo("second");
    }

    @Test
    void a_reading_that_fails_passes_its_turn_on(Vertx vertx) {
        var turns = new Turns(vertx, 1, 1);
        var failed = turns.<String>take(() -> {
            throw new Failure.NotFound("none");
        });
        assertThat(settled(failed).cause()).isInstanceOf(Failure.NotFound.class);
        assertThat(await(turns.take(() -> Future.succeededFuture("next")))).isEqualTo("next");
    }
}
