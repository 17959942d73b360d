package hotline.http.api.telephony;

import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.policy.Policies;
import hotline.telephony.connector.Askers;
import hotline.telephony.connector.Askers.Asked;
import hotline.telephony.connector.Askers.Question;
import hotline.telephony.connector.Connector;
import hotline.telephony.mapping.Numbers;
import hotline.telephony.route.CallRouting;
import hotline.telephony.route.CallToRoute;
import hotline.telephony.route.RouteAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** An exchange asks whom to ring for a call. */
public final class RouteRoutes implements Routes {
    private final Numbers numbers = new Numbers();
    private final Askers askers;
    private final CallRouting routing;
    private final Policies policies;

    public RouteRoutes(Askers askers, CallRouting routing, Policies policies) {
        this.askers = askers;
        this.routing = routing;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("routeCall", this::route);
    }

    private Future<Answer> route(Exchange exchange) {
        boolean isText = exchange.query("format").filter("text"::equals).isPresent();
        return askers.admit(
                        new Asked(
                                exchange.path("connector"),
                                exchange::header,
                                exchange.context().request().uri(),
                                exchange.client().own()),
                        Question.ROUTE)
                .compose(connector -> {
                    var call = call(exchange, connector);
                    var response = exchange.context().response();
                    return routing.route(call, () -> !response.closed())
                            .compose(answer -> response.closed()
                                    ? routing.takeBack(call).map(answer)
                                    : Future.succeededFuture(answer));
                })
                .map(answer -> isText ? text(answer) : Answer.ok(json(answer)));
    }

    private CallToRoute call(Exchange exchange, Connector connector) {
        var region = policies.inForce().policy().phoneRegion();
        return new CallToRoute(
                connector.id(),
                exchange.query("call").filter(id -> !id.isBlank()),
                exchange.query("from").flatMap(from -> numbers.read(from, region, Set.of())),
                exchange.query("to").flatMap(to -> numbers.read(to, region, Set.of())),
                exchange.query("queue").filter(queue -> !queue.isBlank()),
                exchange.query("tried").filter(extension -> !extension.isBlank()),
                exchange.flag("hunt"));
    }

    private static Answer text(RouteAnswer answer) {
        var words = answer instanceof RouteAnswer.Dial dial
                ? String.join(",", dial.extensions())
                : answer instanceof RouteAnswer.Queue ? "queue" : "none";
        return new Answer(200, Buffer.buffer(words), Map.of("Content-Type", "text/plain; charset=utf-8"));
    }

    private static JsonObject json(RouteAnswer answer) {
        var extensions = answer instanceof RouteAnswer.Dial dial ? dial.extensions() : List.<String>of();
        return new JsonObject()
                .put(
                        "action",
                        answer instanceof RouteAnswer.Dial
                                ? "dial"
                                : answer instanceof RouteAnswer.Queue ? "queue" : "none")
                .put("number", JsonValue.orNull(extensions.stream().findFirst()))
                .put("extensions", new JsonArray(extensions))
                .put(
                        "ringSeconds",
                        answer instanceof RouteAnswer.Dial dial ? dial.ring().toSeconds() : 0)
                .put(
                        "waits",
                        JsonValue.orNull(
                                answer instanceof RouteAnswer.Queue queue
                                        ? Optional.of(queue.reason().name().toLowerCase(Locale.ROOT))
                                        : Optional.<String>empty()));
    }
}
