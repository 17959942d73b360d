package hotline.http;

import hotline.failure.Failure;
import hotline.feed.Audience;
import hotline.feed.Feed;
import hotline.feed.FeedEntry;
import hotline.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Live changes as Server-Sent Events. A stream ends within ten seconds of the session that opened it. */
public final class FeedRoutes implements Routes {
    /** All that a customer's page needs to know to load anew. */
    private static final String CHANGED = "event: changed\ndata: {}";

    private final Feed feed;
    private final TrackingCodes codes;
    private final Supplier<ZoneId> zone;

    public FeedRoutes(Feed feed, TrackingCodes codes, Supplier<ZoneId> zone) {
        this.feed = feed;
        this.codes = codes;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("followFeed", this::follow);
    }

    private Future<Answer> follow(Exchange exchange) {
        return exchange.header("Tracking-Code").isPresent()
                ? codes.complaint(exchange)
                        .compose(own -> follow(exchange, new Audience.Complainant(own.id()), entry -> CHANGED))
                : follow(exchange, audience(exchange.caller().signedIn()), this::change);
    }

    private Future<Answer> follow(Exchange exchange, Audience audience, Function<FeedEntry, String> event) {
        var vertx = exchange.context().vertx();
        var context = vertx.getOrCreateContext();
        var stream = new FeedStream(vertx, exchange.context().response(), event, () -> exchange.callerAgain()
                .map(exchange.caller()::equals));
        Promise<Answer> answer = Promise.promise();
        feed.follow(audience, exchange.header("Last-Event-ID"), stream)
                // The feed answers on its own context; the response belongs to this one.
                .onComplete(following -> context.runOnContext(now -> {
                    if (following.succeeded()) {
                        stream.open(following.result());
                        answer.complete(Answer.streamed());
                    } else {
                        answer.fail(following.cause());
                    }
                }));
        return answer.future();
    }

    private static Audience audience(Caller.Staff staff) {
        return switch (staff.role()) {
            case AGENT, SUPERVISOR -> new Audience.Handlers();
            case BRANCH -> new Audience.Branch(staff.branch().orElseThrow());
            case ADMIN -> throw new Failure.Forbidden("administrators handle no complaints");
        };
    }

    private String change(FeedEntry entry) {
        var data = new JsonObject()
                .put("number", entry.number())
                .put("event", entry.event())
                .put("status", entry.status())
                .put("type", entry.type())
                .put("severity", entry.severity())
                .put("dueAt", Times.of(entry.dueAt(), zone.get()))
                .put("owner", entry.owner().orElse(null))
                .put("version", entry.version())
                .put("at", Times.of(entry.at(), zone.get()));
        return "event: change\ndata: " + data.encode();
    }
}
