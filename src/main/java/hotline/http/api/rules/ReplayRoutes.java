package hotline.http.api.rules;

import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.BodyTypes;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.job.JobState;
import hotline.measures.Period;
import hotline.replay.Replays;
import hotline.replay.Replays.Asked;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replays of past complaints under another policy: their progress and their results. */
public final class ReplayRoutes implements Routes {
    private final Replays replays;
    private final Supplier<ZoneId> zone;

    /** @param zone in which times are written */
    public ReplayRoutes(Replays replays, Supplier<ZoneId> zone) {
        this.replays = replays;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("startReplay", this::start);
        bind.accept("getReplay", this::get);
        bind.accept("cancelReplay", this::cancel);
    }

    private Future<Answer> start(Exchange exchange) {
        var person = exchange.caller().supervisorOrAdmin();
        var body = exchange.body();
        var source = body.has("source")
                ? Optional.of(body.secret("source", BodyTypes.LONGEST_TEXT))
                : Optional.<String>empty();
        var version = body.integer("version", 1, Integer.MAX_VALUE);
        var from = body.requiredDay("from");
        var to = body.requiredDay("to");
        if (source.isPresent() == version.isPresent()) {
            body.wrong("source", "send either the policy's text as source or the id of a version");
        }
        if (from.isPresent() && to.isPresent()) {
            checkPeriod(body, from.get(), to.get());
        }
        body.done();
        var period = new Period(from.orElseThrow(), to.orElseThrow());
        var asked = version.isPresent()
                ? replays.tryVersion(exchange.once(), version.get(), period, person.id())
                : replays.tryOut(exchange.once(), source.orElseThrow(), period, person.id());
        return asked.map(begun -> Answer.accepted(
                json(begun), "/api/v1/policies/replays/" + begun.job().id()));
    }

    private static void checkPeriod(JsonReader body, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            body.wrong("to", "must not be before from");
        } else if (from.plusDays(Period.MOST_DAYS).compareTo(to) <= 0) {
            body.wrong("to", "must be within " + Period.MOST_DAYS + " days of from");
        }
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return replays.read(named(exchange)).map(found -> Answer.ok(json(found)));
    }

    private Future<Answer> cancel(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return replays.cancel(named(exchange)).map(found -> Answer.ok(json(found)));
    }

    private static long named(Exchange exchange) {
        var id = exchange.path("id");
        return Exchange.id(id).orElseThrow(() -> new Failure.NotFound("there is no replay " + id));
    }

    /** A {@code Replay}. */
    private JsonObject json(Asked asked) {
        var job = asked.job();
        return new JsonObject()
                .put("id", job.id())
                .put("state", job.state().code())
                .put(
                        "policy",
                        new JsonObject()
                                .put("id", asked.policy().id())
                                .put("version", asked.policy().version())
                                .put(
                                        "name",
                                        new JsonObject()
                                                .put("zh", asked.policy().name().zh())
                                                .put("en", asked.policy().name().en())))
                .put("from", asked.period().from().toString())
                .put("to", asked.period().to().toString())
                .put("done", job.done())
                .put("total", JsonValue.orNull(job.total()))
                .put("percent", percent(asked))
                .put("problem", JsonValue.orNull(job.problem()))
                .put("askedAt", Times.of(job.askedAt(), zone.get()))
                .put("finishedAt", Times.of(job.finishedAt(), zone.get()))
                .put("figures", JsonValue.orNull(asked.figures()));
    }

    /** Whole percents of the complaints; 100 only when the figures are there. */
    private static @Nullable Long percent(Asked asked) {
        var job = asked.job();
        if (job.state() == JobState.DONE) {
            return 100L;
        }
        return JsonValue.orNull(job.total().map(total -> total == 0 ? 0 : Math.min(99, job.done() * 100 / total)));
    }
}
