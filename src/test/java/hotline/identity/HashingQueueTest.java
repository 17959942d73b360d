package hotline.identity;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The order in which waiting passwords are hashed. */
@ExtendWith(VertxExtension.class)
class HashingQueueTest {
    private final Promise<Void> begin = Promise.promise();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private HashingQueue queue;

    @BeforeEach
    void open(Vertx vertx) {
        queue = new HashingQueue(vertx);
    }

    @AfterEach
    void letAllEnd() {
        begin.tryComplete();
    }

    @Test
    void a_full_queue_of_unknown_clients_delays_only_unknown_clients() {
        var flood = IntStream.range(0, 60).mapToObj(i -> hash(stranger(i))).toList();
        var stranger = hash(stranger(60));
        var known = hash(new Asker("agent1", true));

        assertThat(stranger.cause()).isInstanceOf(Failure.Busy.class);
        begin.tryComplete();
        assertThat(await(known)).isEqualTo("agent1");
        assertThat(done.indexOf("agent1")).as("hashed before it").isLessThan(6);
        assertThat(flood.stream().filter(Future::failed)).hasSize(60 - 32 - 2);
    }

    @Test
    void known_browsers_do_not_delay_unknown_clients_either() {
        for (int i = 0; i < 30; i++) {
            hash(new Asker("agent" + i, true));
        }
        var stranger = hash(stranger(1));
        begin.tryComplete();
        assertThat(await(stranger)).isEqualTo("address 1");
        assertThat(done.indexOf("address 1")).as("hashed before it").isLessThan(6);
    }

    @Test
    void one_address_has_few_under_way_and_the_next_when_they_are_done(VertxTestContext test) {
        var many = new ArrayList<Future<String>>();
        for (int i = 0; i < 20; i++) {
            many.add(hash(stranger(1)));
        }
        assertThat(many.stream().filter(Future::failed))
                .hasSize(12)
                .allMatch(refused -> refused.cause() instanceof Failure.TooMany);
        assertThat(hash(stranger(2)).failed()).isFalse();

        var underWay = test.checkpoint(8);
        var next = test.checkpoint();
        var few = many.subList(0, 8);
        few.forEach(one -> one.onComplete(test.succeeding(name -> underWay.flag())));
        begin.tryComplete();
        Future.all(few)
                .compose(ended -> hash(stranger(1)))
                .onComplete(test.succeeding(name -> test.verify(() -> {
                    assertThat(name).isEqualTo("address 1");
                    next.flag();
                })));
    }

    @Test
    void a_failed_hash_makes_room_too() {
        begin.tryComplete();
        for (int i = 0; i < 20; i++) {
            var failing = queue.run(stranger(1), () -> {
                throw new IllegalStateException("broken");
            });
            assertThat(settled(failing).cause()).hasMessage("broken");
        }
        assertThat(await(hash(stranger(1)))).isEqualTo("address 1");
    }

    private Future<String> hash(Asker asker) {
        return queue.run(asker, () -> {
            await(begin.future());
            done.add(asker.name());
            return asker.name();
        });
    }

    private static Asker stranger(int i) {
        return new Asker("address " + i, false);
    }
}
