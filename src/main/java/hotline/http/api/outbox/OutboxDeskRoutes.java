package hotline.http.api.outbox;

import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.outbox.desk.ListedMessage;
import hotline.outbox.desk.MessageReplays;
import hotline.outbox.desk.OutboxDesk;
import hotline.outbox.desk.Selection;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.RouteState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Routes of messages, messages that failed, and sending them again, for administrators. */
public final class OutboxDeskRoutes implements Routes {
    private static final Set<MessageState> FAILED =
            EnumSet.of(MessageState.UNDELIVERED, MessageState.DEAD, MessageState.UNKNOWN, MessageState.SUPPRESSED);
    private static final List<String> STATES =
            Arrays.stream(MessageState.values()).map(MessageState::code).toList();
    private static final List<String> ROUTE_STATES =
            Arrays.stream(RouteState.values()).map(RouteState::code).toList();
    private static final int MOST_IDS = 500;
    private static final int LONGEST_STATE = 20;
    private static final int MOST_PER_SECOND = 1_000;
    private static final int MOST_IN_FLIGHT = 100;

    private final OutboxDesk desk;
    private final MessageReplays replays;
    private final OutboxJson json;

    public OutboxDeskRoutes(OutboxDesk desk, MessageReplays replays, OutboxJson json) {
        this.desk = desk;
        this.replays = replays;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getOutbox", exchange -> overview());
        bind.accept("listOutboxMessages", this::list);
        bind.accept("getOutboxMessage", this::one);
        bind.accept("previewReplay", this::preview);
        bind.accept("replayOutbox", this::replay);
        bind.accept("setOutboxRouteState", this::state);
        bind.accept("setOutboxRoutePace", this::pace);
        bind.accept("noteGivenUpMessages", this::noted);
    }

    private Future<Answer> overview() {
        return desk.overview().map(overview -> Answer.ok(json.overview(overview)));
    }

    private Future<Answer> list(Exchange exchange) {
        int limit = exchange.limit();
        var states = exchange.query("state").map(OutboxDeskRoutes::states).orElse(FAILED);
        var route = exchange.query("route").map(text -> Exchange.smallId(text)
                .orElseThrow(() -> Failure.Invalid.field("route", "must be the id of a route")));
        return desk.newest(route, states, NewestFirst.after(exchange), limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, ListedMessage::id, json::message)));
    }

    private static Set<MessageState> states(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(code -> MessageState.of(code)
                        .orElseThrow(
                                () -> Failure.Invalid.field("state", "must be states of messages with commas between")))
                .collect(Collectors.toSet());
    }

    private Future<Answer> one(Exchange exchange) {
        var path = exchange.path("id");
        long id = Exchange.id(path).orElseThrow(() -> new Failure.NotFound("there is no message " + path));
        return desk.one(id).map(told -> Answer.ok(json.told(told)));
    }

    private Future<Answer> preview(Exchange exchange) {
        return replays.preview(selection(exchange.body())).map(preview -> Answer.ok(json.preview(preview)));
    }

    private Future<Answer> replay(Exchange exchange) {
        long person = exchange.caller().admin().id();
        return replays.replay(exchange.once(), selection(exchange.body()), person)
                .map(count -> Answer.accepted(new JsonObject().put("messages", count), "/api/v1/outbox/messages"));
    }

    private static Selection selection(JsonReader body) {
        if (body.has("ids")) {
            var ids = body.requiredIds("ids", MOST_IDS);
            body.done();
            return Selection.ofIds(ids);
        }
        var route = body.integer("route", 1, Integer.MAX_VALUE);
        var codes = body.requiredTexts("states", STATES.size(), LONGEST_STATE);
        if (!STATES.containsAll(codes)) {
            body.wrong("states", "must be states of messages");
        }
        var from = body.time("from");
        var to = body.time("to");
        body.done();
        return new Selection(
                List.of(),
                route,
                codes.stream().map(MessageState::of).flatMap(Optional::stream).collect(Collectors.toSet()),
                from.orElse(Instant.EPOCH),
                to.orElse(Instant.MAX));
    }

    private Future<Answer> state(Exchange exchange) {
        var body = exchange.body();
        var code = body.requiredCode("state", ROUTE_STATES);
        body.done();
        return desk.state(exchange.once(), route(exchange), RouteState.of(code).orElse(RouteState.PAUSED))
                .map(done -> Answer.nothing());
    }

    private Future<Answer> pace(Exchange exchange) {
        var body = exchange.body();
        int perSecond = body.requiredInteger("perSecond", 1, MOST_PER_SECOND);
        int inFlight = body.requiredInteger("inFlight", 1, MOST_IN_FLIGHT);
        int version = body.requiredInteger("version", 1, Integer.MAX_VALUE);
        body.done();
        return desk.pace(exchange.once(), route(exchange), perSecond, inFlight, version)
                .map(done -> Answer.nothing());
    }

    private Future<Answer> noted(Exchange exchange) {
        var body = exchange.body();
        var until = body.requiredTime("until");
        body.done();
        return desk.noted(exchange.once(), route(exchange), until).map(done -> Answer.nothing());
    }

    private static int route(Exchange exchange) {
        var path = exchange.path("id");
        return Exchange.smallId(path).orElseThrow(() -> new Failure.NotFound("there is no route " + path));
    }
}
