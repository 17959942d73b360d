package hotline.http.api.tiers;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.policy.Policies;
import hotline.tier.Proposals;
import hotline.tier.Proposals.Decided;
import hotline.tier.Proposals.Filter;
import hotline.tier.Scheme;
import hotline.tier.TierImports;
import hotline.tier.TierProposal;
import hotline.tier.TierReview;
import hotline.tier.TierReviews;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Customers' tiers: kept by supervisors, read by all who handle complaints. */
public final class TierRoutes implements Routes {
    private static final int LONGEST = 100;
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_AT_ONCE = 500;
    private static final List<String> VERDICTS = List.of("accept", "decline");

    private final TierImports imports;
    private final TierReviews reviews;
    private final Proposals proposals;
    private final Policies policies;
    private final InstantSource clock;

    public TierRoutes(
            TierImports imports, TierReviews reviews, Proposals proposals, Policies policies, InstantSource clock) {
        this.imports = imports;
        this.reviews = reviews;
        this.proposals = proposals;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("importTierFigures", this::take);
        bind.accept("listTierImports", this::past);
        bind.accept("askTierReview", this::ask);
        bind.accept("listTierReviews", this::reviews);
        bind.accept("listDueTierReviews", this::due);
        bind.accept("listTierProposals", this::waiting);
        bind.accept("decideTiers", this::decide);
        bind.accept("listTiersOfCustomer", this::ofCustomer);
    }

    private Future<Answer> take(Exchange exchange) {
        var author = new TierImports.Author(
                Optional.of(exchange.caller().supervisor().id()), clock.instant());
        var scheme = exchange.query("scheme")
                .flatMap(Scheme::of)
                .orElseThrow(
                        () -> Failure.Invalid.field("scheme", "must be one of " + String.join(", ", Scheme.codes())));
        var body = exchange.context().body().buffer();
        var file = body == null ? new byte[0] : body.getBytes();
        return imports.take(exchange.once(), scheme, file, exchange.flag("dryRun"), author)
                .map(outcome -> Answer.ok(new JsonObject()
                        .put("added", outcome.added())
                        .put("replaced", outcome.replaced())
                        .put("same", outcome.same())));
    }

    private Future<Answer> past(Exchange exchange) {
        exchange.caller().supervisor();
        return imports.imports()
                .map(all -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(all, json()::past))));
    }

    private Future<Answer> ask(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        var body = exchange.body();
        var scheme = Scheme.of(body.requiredCode("scheme", Scheme.codes())).orElse(Scheme.TRADE);
        var department = body.line("department", LONGEST).filter(code -> scheme == Scheme.SCORE);
        var asked = new TierReview.Asked(scheme, department, body.requiredLine("period", LONGEST));
        body.done();
        return reviews.ask(exchange.once(), asked, by, clock.instant()).map(review -> Answer.ok(json().review(review)));
    }

    private Future<Answer> reviews(Exchange exchange) {
        exchange.caller().supervisor();
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return reviews.newestFirst(before, limit + 1).compose(found -> reviews.overdue(clock.instant())
                .map(overdue -> Answer.ok(NewestFirst.page(found, limit, TierReview::id, json()::review)
                        .put("overdue", overdue))));
    }

    private Future<Answer> due(Exchange exchange) {
        exchange.caller().supervisor();
        return reviews.due(clock.instant())
                .map(all -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(all, json()::due))));
    }

    private Future<Answer> waiting(Exchange exchange) {
        long reader = exchange.caller().supervisor().id();
        int limit = exchange.limit();
        var review = exchange.query("review").map(text -> Exchange.id(text)
                .orElseThrow(() -> Failure.Invalid.field("review", "must be the id of a review")));
        var now = clock.instant();
        var filter = new Filter(
                NewestFirst.after(exchange).orElse(0L),
                review,
                Optional.of(now).filter(at -> exchange.flag("overdue")),
                limit + 1);
        return proposals
                .waiting(reader, now, filter)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, TierProposal::id, json()::proposal)));
    }

    private Future<Answer> decide(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        boolean dryRun = exchange.flag("dryRun");
        var body = exchange.body();
        var ids = body.requiredIds("proposals", MOST_AT_ONCE);
        boolean accepts = body.requiredCode("verdict", VERDICTS).equals("accept");
        var reason = body.text("reason", LONGEST_REASON);
        if (!accepts && reason.isEmpty()) {
            body.wrong("reason", "must not be empty", "missing");
        }
        body.done();
        return proposals
                .decide(exchange.once(), ids, new Decided(accepts, by, clock.instant(), reason), dryRun)
                .map(outcome -> Answer.ok(TierJson.outcome(outcome)));
    }

    private Future<Answer> ofCustomer(Exchange exchange) {
        long reader = exchange.caller().handler().id();
        long file = Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such file"));
        return proposals
                .ofCustomer(reader, clock.instant(), file)
                .map(tiers -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(tiers, json()::held))));
    }

    private TierJson json() {
        return new TierJson(policies.inForce().policy().zone());
    }
}
