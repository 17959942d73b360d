package hotline.server;

import hotline.server.memory.MemoryWatch;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that uses more memory than it has, at a place where libraries swallow errors, and then waits. */
public final class MemoryUser {
    private static final int FAR_TOO_MUCH = 500_000_000;

    private MemoryUser() {}

    public static void main(String[] where) throws Exception {
        MemoryWatch.start();
        var vertx = Vertx.vertx();
        switch (where[0]) {
            case "event loop" -> vertx.runOnContext(now -> tooMuch());
            case "timer" -> vertx.setTimer(1, now -> tooMuch());
            case "thread" -> new Thread(MemoryUser::tooMuch).start();
            case "request" -> ask(vertx);
            case "little by little" -> new Thread(MemoryUser::nearlyAll).start();
            default -> throw new IllegalArgumentException(where[0]);
        }
        new CountDownLatch(1).await();
    }

    private static int tooMuch() {
        return new long[FAR_TOO_MUCH].length;
    }

    private static void ask(Vertx vertx) {
        vertx.createHttpServer()
                .requestHandler(request -> request.response().end(Integer.toString(tooMuch())))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> vertx.createHttpClient()
                        .request(io.vertx.core.http.HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                        .compose(request -> request.send()));
    }

    /** Fills the memory but for a small rest, releases that rest at each error, and continues. */
    private static void nearlyAll() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            try {
                kept.add(new byte[4096]);
            } catch (OutOfMemoryError swallowed) {
                kept.remove(kept.size() - 1);
            }
        }
    }
}
