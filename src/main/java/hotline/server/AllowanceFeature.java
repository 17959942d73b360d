package hotline.server;

import hotline.http.engine.Routes;
import hotline.loop.Loop;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Counts the requests of callers without an account; old counts are removed each minute. */
record AllowanceFeature(Loop forgetting) implements Feature {
    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(15));

    static AllowanceFeature of(Foundation on) {
        var allowances = on.allowances();
        return new AllowanceFeature(on.loops()
                .loop("old allowances", PACE, () -> allowances.forgetUnused().map(Next.usual())));
    }

    @Override
    public List<Routes> routes() {
        return List.of();
    }

    @Override
    public Future<Void> start() {
        forgetting.startAfter(PACE.pause());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return forgetting.stop();
    }
}
