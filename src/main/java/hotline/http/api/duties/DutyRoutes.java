package hotline.http.api.duties;

import hotline.duty.Duties;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** The overdue work of the caller. */
public final class DutyRoutes implements Routes {
    private final Duties duties;
    private final InstantSource clock;

    public DutyRoutes(Duties duties, InstantSource clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listDuties", this::list);
    }

    private Future<Answer> list(Exchange exchange) {
        return duties.of(exchange.caller().signedIn(), clock.instant())
                .map(found -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(found, one -> new JsonObject()
                                .put("duty", one.kind().code())
                                .put("count", one.count())))
                        .put("most", Duties.MOST)));
    }
}
