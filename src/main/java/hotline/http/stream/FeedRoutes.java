package hotline.http.stream;

import hotline.failure.Failure;
import hotline.feed.Audience;
import hotline.feed.Feed;
import hotline.feed.FeedWording;
import hotline.feed.Subscriber;
import hotline.floor.OpenStreams;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.TrackingCodes;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.identity.Sessions;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** Live changes as Server-Sent Events. A stream ends within ten seconds of the session that opened it. */
public final class FeedRoutes implements Routes {
    private final Feed feed;
    private final TrackingCodes codes;
    private final Sessions sessions;
    private final OpenStreams open;
    /** One for each event loop, by its thread. */
    private final Map<Thread, FeedCircle> circles = new ConcurrentHashMap<>();

    private final LongAdder cutOff = new LongAdder();

    /** @param open gets to know the streams of those who handle complaints */
    public FeedRoutes(Feed feed, TrackingCodes codes, Sessions sessions, OpenStreams open) {
        this.open = open;
        this.feed = feed;
        this.codes = codes;
        this.sessions = sessions;
    }

    /** How changes are written for their followers. */
    public static FeedWording wording(Policies policies) {
        return new FeedText(policies);
    }

    /** Streams that were cut off because their clients took nothing. */
    public long cutOff() {
        return cutOff.sum();
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("followFeed", this::follow);
    }

    private Future<Answer> follow(Exchange exchange) {
        return exchange.header("Tracking-Code").isPresent()
                ? codes.complaint(exchange)
                        .compose(own -> follow(
                                exchange,
                                new Subscriber.Customer(
                                        own.id(), exchange.client().network())))
                : follow(exchange, person(exchange.caller().signedIn()));
    }

    private Future<Answer> follow(Exchange exchange, Subscriber subscriber) {
        var vertx = exchange.context().vertx();
        var circle = circles.computeIfAbsent(
                Thread.currentThread(), loop -> new FeedCircle(vertx, sessions::lookUp, cutOff));
        var loop = circle.context();
        var stream = new FeedStream(circle, subscriber, exchange.context().request(), () -> exchange.callerAgain()
                .map(exchange.caller()::equals));
        Promise<Answer> answer = Promise.promise();
        feed.follow(
                        subscriber,
                        exchange.header("Last-Event-ID"),
                        circle,
                        () -> loop.runOnContext(another -> stream.giveWay()))
                // The feed answers on its own context; the response belongs to this one.
                .onComplete(start -> loop.runOnContext(now -> {
                    if (start.failed()) {
                        answer.fail(start.cause());
                    } else if (stream.open(start.result())) {
                        exchange.caller()
                                .staff()
                                .filter(staff -> subscriber instanceof Subscriber.Person
                                        && staff.role().handlesComplaints())
                                .ifPresent(staff -> stream.whenClosed(open.open(
                                        staff.id(),
                                        staff.role() == Role.SUPERVISOR,
                                        news -> loop.runOnContext(told -> stream.hear(news)))));
                        answer.complete(Answer.streamed());
                    } else {
                        answer.fail(new Failure.TooMany("you opened too many streams at once", Duration.ofSeconds(30)));
                    }
                }));
        return answer.future();
    }

    private static Subscriber person(Caller.Staff staff) {
        return switch (staff.role()) {
            case AGENT, SUPERVISOR -> new Subscriber.Person(staff.id(), new Audience.Handlers());
            case BRANCH ->
                new Subscriber.Person(
                        staff.id(), new Audience.Branch(staff.branch().orElseThrow()));
            case ADMIN, ANALYST -> throw new Failure.Forbidden(staff.role().plural() + " handle no complaints");
        };
    }
}
