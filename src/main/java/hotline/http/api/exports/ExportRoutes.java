package hotline.http.api.exports;

import hotline.export.DataExport;
import hotline.export.Exports;
import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.job.JobState;
import hotline.network.NetworkMap;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exports of lists: asked for, followed, fetched, deleted. */
public final class ExportRoutes implements Routes {
    private final Exports exports;
    private final Policies policies;
    private final InstantSource clock;
    private final ExportRequestReader requests;

    public ExportRoutes(Exports exports, Policies policies, Supplier<NetworkMap> network, InstantSource clock) {
        this.exports = exports;
        this.policies = policies;
        this.clock = clock;
        this.requests = new ExportRequestReader(policies, network, clock);
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("previewExport", this::preview);
        bind.accept("startExport", this::start);
        bind.accept("listExports", this::list);
        bind.accept("getExport", this::get);
        bind.accept("deleteExport", this::delete);
        bind.accept("fetchExport", this::fetch);
    }

    /** Which lists a role may take out is decided list by list. */
    private static Caller.Staff caller(Exchange exchange) {
        return exchange.caller().signedIn();
    }

    private Future<Answer> preview(Exchange exchange) {
        var caller = caller(exchange);
        return exports.preview(caller, requests.list(caller, exchange.body()))
                .map(preview -> Answer.ok(new JsonObject()
                        .put("rows", Math.min(preview.rows(), preview.most()))
                        .put("erased", preview.erased())
                        .put("tooMany", preview.rows() > preview.most())
                        .put("most", preview.most())
                        .put("columns", new JsonArray(preview.columns()))));
    }

    private Future<Answer> start(Exchange exchange) {
        var caller = caller(exchange);
        return exports.ask(exchange.once(), caller, requests.request(caller, exchange.body()))
                .map(export -> Answer.accepted(json(export), "/api/v1/exports/" + export.id()));
    }

    private Future<Answer> list(Exchange exchange) {
        int limit = exchange.limit();
        return exports.newestFirst(caller(exchange), NewestFirst.after(exchange), limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, DataExport::id, this::json)));
    }

    private Future<Answer> get(Exchange exchange) {
        return exports.read(caller(exchange), named(exchange)).map(export -> Answer.ok(json(export)));
    }

    private Future<Answer> delete(Exchange exchange) {
        return exports.delete(exchange.once(), caller(exchange), named(exchange))
                .map(deleted -> Answer.nothing());
    }

    private Future<Answer> fetch(Exchange exchange) {
        return exports.fetch(caller(exchange), named(exchange)).map(export -> {
            new ExportFile(exports, export, exchange.context().response()).send();
            return Answer.streamed();
        });
    }

    private static long named(Exchange exchange) {
        return Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no export " + exchange.path("id")));
    }

    /** An {@code Export}. */
    private JsonObject json(DataExport export) {
        var zone = policies.inForce().policy().zone();
        var now = clock.instant();
        return new JsonObject()
                .put("id", export.id())
                .put("what", export.what().code())
                .put("filters", export.filters())
                .put("format", export.format().code())
                .put("language", export.language())
                .put("reason", export.reason())
                .put("state", export.state(now))
                .put("done", done(export))
                .put("total", JsonValue.orNull(export.total()))
                .put("leftOut", JsonValue.orNull(export.leftOut()))
                .put("columns", new JsonArray(export.columns()))
                .put("size", JsonValue.orNull(export.size()))
                .put("fileName", export.fileName())
                .put("problem", JsonValue.orNull(export.problem()))
                .put("askedAt", Times.of(export.askedAt(), zone))
                .put("finishedAt", Times.of(export.finishedAt(), zone))
                .put("fileUntil", fileUntil(export))
                .put("fetchedAt", Times.of(export.fetchedAt(), zone));
    }

    /** Written so far; of one that is done, the rows of the file. */
    private static long done(DataExport export) {
        return export.rows().filter(rows -> export.jobState() == JobState.DONE).orElse(export.done());
    }

    private @Nullable String fileUntil(DataExport export) {
        return Times.of(
                export.fileUntil().filter(until -> export.hasFile(clock.instant())),
                policies.inForce().policy().zone());
    }
}
