package hotline.identity;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has their password hashed first where many wait. */
class HashingQueueTest {
    private final Vertx vertx = Vertx.vertx();
    private final HashingQueue queue = new HashingQueue(vertx);
    private final CountDownLatch begin = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        begin.countDown();
        await(vertx.close());
    }

    @Test
    void strangers_who_fill_their_queue_hold_up_strangers_only() throws Exception {
        var flood = IntStream.range(0, 60).mapToObj(i -> hash(stranger(i))).toList();
        var stranger = hash(stranger(60));
        var known = hash(new Asker("agent1", true));

        assertThat(stranger.cause()).isInstanceOf(Failure.Busy.class);
        begin.countDown();
        assertThat(await(known)).isEqualTo("agent1");
        assertThat(done.indexOf("agent1")).as("hashed before it").isLessThan(6);
        assertThat(flood.stream().filter(Future::failed)).hasSize(60 - 32 - 2);
    }

    @Test
    void known_browsers_hold_up_no_strangers_either() throws Exception {
        for (int i = 0; i < 30; i++) {
            hash(new Asker("agent" + i, true));
        }
        var stranger = hash(stranger(1));
        begin.countDown();
        assertThat(await(stranger)).isEqualTo("address 1");
        assertThat(done.indexOf("address 1")).as("hashed before it").isLessThan(6);
    }

    @Test
    void one_address_has_few_under_way_and_the_next_when_one_is_done() throws Exception {
        var many = new ArrayList<Future<String>>();
        for (int i = 0; i < 20; i++) {
            many.add(hash(stranger(1)));
        }
        assertThat(many.stream().filter(Future::failed))
                .hasSize(12)
                .allMatch(refused -> refused.cause() instanceof Failure.TooMany);
        assertThat(hash(stranger(2)).failed()).isFalse();

        begin.countDown();
        for (var one : many.subList(0, 8)) {
            await(one);
        }
        assertThat(await(hash(stranger(1)))).isEqualTo("address 1");
    }

    @Test
    void what_fails_makes_room_too() throws Exception {
        begin.countDown();
        for (int i = 0; i < 20; i++) {
            var failing = queue.run(stranger(1), () -> {
                throw new IllegalStateException("broken");
            });
            assertThat(failing.toCompletionStage().toCompletableFuture()).failsWithin(20, SECONDS);
        }
        assertThat(await(hash(stranger(1)))).isEqualTo("address 1");
    }

    private Future<String> hash(Asker asker) {
        return queue.run(asker, () -> {
            begin.await();
            done.add(asker.name());
            return asker.name();
        });
    }

    private static Asker stranger(int i) {
        return new Asker("address " + i, false);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
    }
}
