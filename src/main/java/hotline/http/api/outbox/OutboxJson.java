package hotline.http.api.outbox;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.outbox.desk.ListedMessage;
import hotline.outbox.desk.MessageAttempt;
import hotline.outbox.desk.MessageCount;
import hotline.outbox.desk.OutboxDesk.Overview;
import hotline.outbox.desk.OutboxDesk.Told;
import hotline.outbox.desk.ReplayPreview;
import hotline.outbox.desk.RouteLoad;
import hotline.outbox.message.OutboxRoute;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Routes and messages as JSON. */
public final class OutboxJson {
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    /** @param zone in which times are written */
    public OutboxJson(Supplier<ZoneId> zone, InstantSource clock) {
        this.zone = zone;
        this.clock = clock;
    }

    JsonObject overview(Overview overview) {
        var now = clock.instant();
        return new JsonObject()
                .put("routes", ComplaintJson.array(overview.routes(), route -> route(route, overview.load(route), now)))
                .put("since", overview.since().toString())
                .put("figures", ComplaintJson.array(overview.settled(), OutboxJson::figure));
    }

    private JsonObject route(OutboxRoute route, RouteLoad load, Instant now) {
        var breaker = route.breaker();
        boolean rests = breaker.isClosed(now);
        return new JsonObject()
                .put("id", route.id())
                .put("way", route.way().code())
                .put("name", route.name())
                .put("state", route.state().code())
                .put("reason", JsonValue.orNull(route.reason()))
                .put("restsUntil", Times.of(rests ? breaker.closedUntil() : Optional.empty(), zone.get()))
                .put("recovering", !rests && breaker.isRecovering())
                .put("failingSince", Times.of(breaker.failingSince(), zone.get()))
                .put("perSecond", route.perSecond())
                .put("inFlight", route.inFlight())
                .put("version", route.version())
                .put("waiting", load.waiting())
                .put("sending", load.sending())
                .put("failed", load.failed())
                .put("givenUp", load.givenUp())
                .put("givenUpUntil", Times.of(load.givenUpUntil(), zone.get()));
    }

    private static JsonObject figure(MessageCount count) {
        return new JsonObject()
                .put("way", count.way().code())
                .put("state", count.state().code())
                .put("messages", count.messages());
    }

    JsonObject message(ListedMessage message) {
        return new JsonObject()
                .put("id", message.id())
                .put("route", message.route())
                .put("way", message.way().code())
                .put("kind", message.kind())
                .put("state", message.state().code())
                .put("number", JsonValue.orNull(message.number()))
                .put("attempts", message.attempts())
                .put("code", JsonValue.orNull(message.code()))
                .put("detail", JsonValue.orNull(message.detail()))
                .put("empty", message.isEmpty())
                .put("createdAt", Times.of(message.createdAt(), zone.get()))
                .put("nextAt", Times.of(message.nextAt(), zone.get()))
                .put("giveUpAt", Times.of(message.giveUpAt(), zone.get()))
                .put("settledAt", Times.of(message.settledAt(), zone.get()));
    }

    JsonObject told(Told told) {
        return new JsonObject()
                .put("message", message(told.message()))
                .put("attempts", ComplaintJson.array(told.attempts(), this::attempt));
    }

    private JsonObject attempt(MessageAttempt attempt) {
        return new JsonObject()
                .put("number", attempt.number())
                .put("beganAt", Times.of(attempt.beganAt(), zone.get()))
                .put("endedAt", Times.of(attempt.endedAt(), zone.get()))
                .put("outcome", attempt.outcome())
                .put("code", JsonValue.orNull(attempt.code()))
                .put("detail", JsonValue.orNull(attempt.detail()));
    }

    JsonObject preview(ReplayPreview preview) {
        return new JsonObject()
                .put("messages", preview.messages())
                .put("twice", preview.twice())
                .put("late", preview.late())
                .put("empty", preview.empty())
                .put("underWay", preview.underWay())
                .put("resting", preview.resting())
                .put("seconds", preview.lasts().toSeconds())
                .put("more", preview.isMore());
    }
}
