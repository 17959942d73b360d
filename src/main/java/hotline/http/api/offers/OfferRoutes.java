package hotline.http.api.offers;

import hotline.dispatch.WorkId;
import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.offer.DeclineReason;
import hotline.offer.OfferId;
import hotline.offer.Offers;
import hotline.offer.Previews;
import hotline.offer.Previews.Line;
import hotline.offer.Previews.Preview;
import hotline.offer.ShownOffer;
import hotline.offer.Withdrawals;
import hotline.policy.Policies;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Agents see and answer work offered to them; supervisors see what would be offered to whom. */
public final class OfferRoutes implements Routes {
    private static final List<String> ANSWERS = List.of("accepted", "declined");
    private static final int MOST = 100;
    private static final int LONGEST_WORDS = 500;

    private final Offers offers;
    private final Withdrawals withdrawals;
    private final Previews previews;
    private final Policies policies;
    private final InstantSource clock;

    public OfferRoutes(
            Offers offers, Withdrawals withdrawals, Previews previews, Policies policies, InstantSource clock) {
        this.offers = offers;
        this.withdrawals = withdrawals;
        this.previews = previews;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getMyOffer", this::mine);
        bind.accept("answerOffer", this::answer);
        bind.accept("withdrawOffer", this::withdraw);
        bind.accept("previewDispatch", this::preview);
    }

    private Future<Answer> mine(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        var zone = policies.inForce().policy().zone();
        return offers.mine(agent)
                .map(mine -> Answer.ok(new JsonObject()
                        .put("now", Times.of(clock.instant(), zone))
                        .put("open", json(mine.open()))
                        .put("last", json(mine.last()))));
    }

    private @Nullable JsonObject json(Optional<ShownOffer> shown) {
        return JsonValue.orNull(shown.map(one -> OfferJson.of(
                one, one.subject().policyVersion().map(policies::zone).orElseGet(() -> policies.inForce()
                        .policy()
                        .zone()))));
    }

    private Future<Answer> answer(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        var id = id(exchange);
        var body = exchange.body();
        boolean isAccepted = body.requiredCode("answer", ANSWERS).equals("accepted");
        var reason = body.text("reason", 50);
        if (isAccepted && reason.isPresent()) {
            body.wrong("reason", "goes with declined only");
        }
        if (!isAccepted && reason.flatMap(DeclineReason::of).isEmpty()) {
            body.wrong("reason", "must be one of " + String.join(", ", DeclineReason.codes()));
        }
        body.done();
        var said = isAccepted
                ? new Offers.Answer.Accept()
                : new Offers.Answer.Decline(reason.flatMap(DeclineReason::of).orElseThrow());
        return offers.answer(exchange.once(), id, agent, said)
                .map(done -> Answer.ok(new JsonObject()
                        .put("kind", id.work().kind().code())
                        .put("subject", id.work().subject())
                        .put("number", id.number())
                        .put("source", done.source().code())
                        .put("case", JsonValue.orNull(done.caseNumber()))
                        .put("answer", isAccepted ? "accepted" : "declined")));
    }

    private static OfferId id(Exchange exchange) {
        return new OfferId(
                new WorkId(
                        Optional.ofNullable(WorkKind.byCode().get(exchange.path("kind")))
                                .orElseThrow(OfferRoutes::noSuchOffer),
                        number(exchange.path("subject"))),
                (int) Math.max(0, Math.min(number(exchange.path("offer")), Integer.MAX_VALUE)));
    }

    private Future<Answer> withdraw(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        var id = id(exchange);
        var body = exchange.body();
        var words = body.requiredLine("words", LONGEST_WORDS);
        body.done();
        return withdrawals.withdraw(exchange.once(), id, by, words).map(done -> Answer.nothing());
    }

    private Future<Answer> preview(Exchange exchange) {
        var supervisor = exchange.caller().supervisor();
        var line = exchange.query("line")
                .or(supervisor::department)
                .orElseThrow(() -> Failure.Invalid.field("line", "must be the code of a department"));
        policies.checkDepartment(line, "line");
        var person = exchange.query("person").map(OfferRoutes::number);
        return previews.of(line, person, MOST).map(OfferRoutes::preview);
    }

    private static Answer preview(Preview preview) {
        var items = new JsonArray();
        for (Line line : preview.lines()) {
            var work = line.work();
            var json = new JsonObject()
                    .put("kind", work.kind())
                    .put("source", work.source().code())
                    .put("case", JsonValue.orNull(work.number()))
                    .put("type", JsonValue.orNull(work.type()))
                    .put("severity", JsonValue.orNull(work.severity()));
            if (line instanceof Line.Offer offer) {
                var agent = new JsonObject()
                        .put("id", offer.agent())
                        .put("name", preview.names().getOrDefault(offer.agent(), ""));
                json.put("agent", agent)
                        .put("why", OfferJson.why(offer.why(), preview.names()))
                        .put("waits", null);
            } else if (line instanceof Line.Wait wait) {
                json.put("agent", null).put("why", null).put("waits", wait.reason());
            }
            items.add(json);
        }
        return Answer.ok(new JsonObject()
                .put("line", preview.line())
                .put("offering", preview.isOffering())
                .put("items", items));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw noSuchOffer();
        }
    }

    private static Failure.NotFound noSuchOffer() {
        return new Failure.NotFound("there is no such offer to you");
    }
}
