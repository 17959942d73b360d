package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A clean stop loses no request. */
class StopTest {
    private static final int CUSTOMERS = 8;
    private static final int UNDER_WAY = 200;

    private static JsonObject draft() {
        return new JsonObject()
                .put("channel", "website")
                .put("complainant", "李娜")
                .put("phone", "13812345678")
                .put("description", "五件货只到四件，少了一件。");
    }

    @Test
    void what_was_acknowledged_before_the_stop_is_there_after_it() {
        try (var server = TestServer.start()) {
            var acknowledged = new AtomicInteger();
            var enough = new CountDownLatch(UNDER_WAY);
            var customers = IntStream.range(0, CUSTOMERS)
                    .mapToObj(customer ->
                            CompletableFuture.runAsync(() -> fileUntilRefused(server, acknowledged, enough)))
                    .toList();
            await(enough);
            long begun = System.nanoTime();
            server.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            customers.forEach(CompletableFuture::join);
            assertThat(server.database().value("SELECT count(*) FROM complaint"))
                    .isEqualTo(Integer.toString(acknowledged.get()));
        }
    }

    /** Refused connections and connections closed before an answer mean that nothing was acknowledged. */
    private static void fileUntilRefused(TestServer server, AtomicInteger acknowledged, CountDownLatch enough) {
        while (true) {
            try {
                var reply = server.anybody().post("/api/v1/complaints", draft());
                if (reply.status() == 201) {
                    acknowledged.incrementAndGet();
                    enough.countDown();
                } else {
                    assertThat(reply.status()).isEqualTo(503);
                    return;
                }
            } catch (AssertionError refused) {
                if (refused.getCause() instanceof IOException) {
                    return;
                }
                throw refused;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
