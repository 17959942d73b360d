package hotline.http.api.erasure;

import hotline.customer.Customers;
import hotline.erasure.Erasure;
import hotline.erasure.ErasurePreview;
import hotline.erasure.ErasureReason;
import hotline.erasure.Erasures;
import hotline.erasure.Hold;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.BiConsumer;

/** Erasure of a customer's data by supervisors; administrators read the register too. */
public final class ErasureRoutes implements Routes {
    private final Erasures erasures;
    private final Policies policies;
    private final InstantSource clock;

    public ErasureRoutes(Erasures erasures, Policies policies, InstantSource clock) {
        this.erasures = erasures;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("previewErasure", this::preview);
        bind.accept("eraseCustomer", this::erase);
        bind.accept("listErasures", this::list);
    }

    private Future<Answer> preview(Exchange exchange) {
        var reader = new Customers.Reader(exchange.caller().supervisor(), clock.instant());
        return erasures.preview(reader, file(exchange)).map(preview -> Answer.ok(json(preview), preview.version()));
    }

    private Future<Answer> erase(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        long file = file(exchange);
        var version = exchange.ifMatch();
        var body = exchange.body();
        var why = ErasureReason.of(body.requiredCode("why", ErasureReason.codes()))
                .orElse(ErasureReason.ASKED);
        body.done();
        return erasures.ask(exchange.once(), new Erasures.Request(file, version, why, by, clock.instant()))
                .map(erasure -> Answer.ok(json(erasure)));
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return erasures.newestFirst(before, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, Erasure::id, this::json)));
    }

    private static long file(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such file"));
    }

    private JsonObject json(ErasurePreview preview) {
        return new JsonObject()
                .put("version", preview.version())
                .put("files", new JsonArray(preview.files()))
                .put("complaints", preview.complaints())
                .put("callbacks", preview.callbacks())
                .put("notices", preview.notices())
                .put("contacts", preview.contacts())
                .put("exports", preview.exports())
                .put("leavesDigests", preview.leavesDigests())
                .put("holds", ComplaintJson.array(preview.holds(), this::json));
    }

    private JsonObject json(Hold hold) {
        return new JsonObject()
                .put("kind", hold.kind().code())
                .put("number", JsonValue.orNull(hold.number()))
                .put("until", Times.of(hold.until(), zone()));
    }

    private JsonObject json(Erasure erasure) {
        return new JsonObject()
                .put("id", erasure.id())
                .put("customer", erasure.file())
                .put("why", erasure.why().code())
                .put("by", ComplaintJson.person(erasure.by()))
                .put("askedAt", Times.of(erasure.askedAt(), zone()))
                .put("finishedAt", Times.of(erasure.finishedAt(), zone()))
                .put("complaints", erasure.complaints())
                .put("events", erasure.events())
                .put("exports", erasure.exports());
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
