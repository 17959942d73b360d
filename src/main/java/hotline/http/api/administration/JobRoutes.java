package hotline.http.api.administration;

import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.job.Job;
import hotline.job.JobState;
import hotline.job.Jobs;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** How far the work in the background is. */
public final class JobRoutes implements Routes {
    private final Jobs jobs;
    private final Supplier<ZoneId> zone;

    /** @param zone in which times are written */
    public JobRoutes(Jobs jobs, Supplier<ZoneId> zone) {
        this.jobs = jobs;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listJobs", this::list);
        bind.accept("getJob", this::get);
        bind.accept("cancelJob", this::cancel);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        int limit = exchange.limit();
        return jobs.newestFirst(NewestFirst.after(exchange), limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, Job::id, job -> json(job, zone.get()))));
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return jobs.read(named(exchange)).map(job -> Answer.ok(json(job, zone.get())));
    }

    private Future<Answer> cancel(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return jobs.cancel(named(exchange)).map(job -> Answer.ok(json(job, zone.get())));
    }

    /** A {@code Job}. The result is shown once it is final. */
    static JsonObject json(Job job, ZoneId zone) {
        return new JsonObject()
                .put("id", job.id())
                .put("kind", job.kind().code())
                .put("state", job.state().code())
                .put("request", request(job))
                .put("done", job.done())
                .put("total", JsonValue.orNull(job.total()))
                .put("result", JsonValue.orNull(job.result().filter(result -> job.state() == JobState.DONE)))
                .put("problem", JsonValue.orNull(job.problem()))
                .put("askedBy", JsonValue.orNull(job.askedBy()))
                .put("askedAt", Times.of(job.askedAt(), zone))
                .put("finishedAt", Times.of(job.finishedAt(), zone));
    }

    /** Without texts of policies, which are long and have separate operations. */
    private static JsonObject request(Job job) {
        var shown = job.request().copy();
        shown.remove("source");
        return shown;
    }

    private static long named(Exchange exchange) {
        return Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no job " + exchange.path("id")));
    }
}
