package hotline.server;

import hotline.http.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What strangers may do, counted; old counts are forgotten each minute. */
record AllowancePart(Foundation on) implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(AllowancePart.class);

    @Override
    public List<Routes> routes() {
        return List.of();
    }

    @Override
    public Future<Void> start() {
        on.vertx().setPeriodic(TimeUnit.MINUTES.toMillis(1), minute -> on.allowances()
                .forgetUnused()
                .onFailure(failure -> LOG.warn("old counts of allowances not forgotten", failure)));
        return Future.succeededFuture();
    }
}
