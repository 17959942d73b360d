package hotline.support;

import static hotline.support.Await.await;

import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Callers who act at the same time, each on a worker thread of the test's Vert.x; their clients block. */
public final class Callers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WorkerExecutor threads;

    private Callers(WorkerExecutor threads) {
        this.threads = threads;
    }

    /** @param number of callers at a time */
    public static Callers of(Vertx vertx, int number) {
        return new Callers(vertx.createSharedWorkerExecutor("callers", number));
    }

    /** What the caller of that number does. */
    public interface Call<T> {
        T of(int number) throws Exception;
    }

    public <T> Future<T> begin(Call<T> call, int number) {
        return threads.executeBlocking(() -> call.of(number), false);
    }

    /** Begins that many calls, numbered from 0. */
    public <T> List<Future<T>> begin(int calls, Call<T> call) {
        return IntStream.range(0, calls).mapToObj(number -> begin(call, number)).toList();
    }

    /** The results of that many calls, in their order; fails with the first failure. */
    public <T> List<T> all(int calls, Call<T> call) {
        return results(begin(calls, call));
    }

    public static <T> List<T> results(List<Future<T>> begun) {
        return await(Future.all(begun).map(CompositeFuture::list), PATIENCE);
    }

    /** The same for calls that are over once they are answered. */
    public static <T> List<T> atOnce(Vertx vertx, int number, int calls, Call<T> call) {
        try (var callers = of(vertx, number)) {
            return callers.all(calls, call);
        }
    }

    @Override
    public void close() {
        await(threads.close());
    }
}
