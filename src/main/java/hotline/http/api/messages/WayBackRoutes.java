package hotline.http.api.messages;

import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.http.engine.TrackingCodes;
import hotline.policy.Policies;
import hotline.told.WayBack;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/** A customer without the tracking code comes back by a code that is sent to them, or by the link of a mail. */
public final class WayBackRoutes implements Routes {
    private static final int LONGEST_NUMBER = 50;
    private static final int LONGEST_DIGITS = 40;
    private static final int LONGEST_LINK = 100;

    private final WayBack ways;
    private final TrackingCodes codes;
    private final Policies policies;

    public WayBackRoutes(WayBack ways, TrackingCodes codes, Policies policies) {
        this.ways = ways;
        this.codes = codes;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("askForCode", this::ask);
        bind.accept("openByCode", this::open);
        bind.accept("openByLink", this::openByLink);
        bind.accept("sendLinkAgain", this::sendLink);
    }

    private Future<Answer> ask(Exchange exchange) {
        var body = exchange.body();
        var number = exchange.caseNumbers().meant(body.requiredLine("number", LONGEST_NUMBER));
        var digits = body.requiredLine("phoneDigits", LONGEST_DIGITS);
        body.done();
        return ways.ask(
                        number,
                        digits,
                        exchange.client().own(),
                        exchange.client().network())
                .map(asked -> Answer.nothing());
    }

    private Future<Answer> sendLink(Exchange exchange) {
        exchange.caller().handler();
        return ways.sendLink(exchange.once(), exchange.caseNumber()).map(sent -> Answer.nothing());
    }

    private Future<Answer> open(Exchange exchange) {
        var body = exchange.body();
        var number = exchange.caseNumbers().meant(body.requiredLine("number", LONGEST_NUMBER));
        var code = body.requiredLine("code", LONGEST_DIGITS);
        body.done();
        return ways.open(
                        number, code, exchange.client().own(), exchange.client().network())
                .map(session -> session.orElseThrow(() -> new Failure.NotFound("this code opens nothing")))
                .map(this::answer);
    }

    private Future<Answer> openByLink(Exchange exchange) {
        var body = exchange.body();
        var link = body.requiredLine("link", LONGEST_LINK);
        var digits = body.requiredLine("phoneDigits", LONGEST_DIGITS);
        body.done();
        return codes.session(exchange, link, digits).map(this::answer);
    }

    private Answer answer(WayBack.Session session) {
        return Answer.ok(new JsonObject()
                .put("trackingCode", "session." + session.token())
                .put(
                        "until",
                        Times.of(session.until(), policies.inForce().policy().zone())));
    }
}
