package hotline.identity;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys are made once, even if several nodes start together. */
@ExtendWith(VertxExtension.class)
class SigningKeysTest {
    private static final int NODES = 6;

    @Test
    void nodes_that_start_at_once_agree_on_one_key(Vertx vertx) {
        var clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
        try (var testDatabase = TestDatabase.fresh()) {
            var database = Database.open(vertx, testDatabase.settings());
            var nodes = IntStream.range(0, NODES)
                    .mapToObj(node ->
                            new SigningKeyStore(database.pool()).allOrFirst(SigningKey.generate(), clock.instant()))
                    .toList();
            await(Future.all(nodes));
            assertThat(nodes.stream().map(Future::result).distinct()).hasSize(1);
            assertThat(nodes.get(0).result()).hasSize(1);
            await(database.close());
        }
    }
}
