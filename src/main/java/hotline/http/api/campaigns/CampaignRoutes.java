package hotline.http.api.campaigns;

import hotline.callback.CallbackOutcome;
import hotline.callback.CallbackOutcome.Kind;
import hotline.callback.OutcomeRecord;
import hotline.campaign.Campaign;
import hotline.campaign.CampaignCalls;
import hotline.campaign.CampaignFilter;
import hotline.campaign.Campaigns;
import hotline.care.CarePolicies;
import hotline.care.ContactReport;
import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.api.survey.AnswersReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.policy.Policies;
import hotline.policy.tier.Tier;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Campaigns: proposed and called by all who handle complaints, decided and ended by supervisors. */
public final class CampaignRoutes implements Routes {
    private static final int LONGEST = 100;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_DAYS = 366;
    private static final int FASTEST = 3600;
    private static final int BEST = 5;
    private static final int MOST_ATTEMPTS = 1_000_000;
    private static final List<String> STEPS = List.of("approve", "refuse", "end");
    private static final List<String> KINDS = List.of("person", "company");
    private static final List<String> OUTCOMES = List.of(
            "reached",
            "no-answer",
            "busy",
            "voicemail",
            "wrong-number",
            "unobtainable",
            "refused",
            "abandoned-by-us",
            "given-back");

    private final Campaigns campaigns;
    private final CampaignCalls calls;
    private final Policies policies;
    private final InstantSource clock;

    public CampaignRoutes(Campaigns campaigns, CampaignCalls calls, Policies policies, InstantSource clock) {
        this.campaigns = campaigns;
        this.calls = calls;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("createCampaign", this::create);
        bind.accept("listCampaigns", this::list);
        bind.accept("getCampaign", this::read);
        bind.accept("previewCampaign", this::preview);
        bind.accept("stepCampaign", this::step);
        bind.accept("takeNextCampaignCall", this::takeNext);
        bind.accept("recordCampaignCall", this::record);
    }

    private Future<Answer> create(Exchange exchange) {
        long by = exchange.caller().handler().id();
        var body = exchange.body();
        var name = body.requiredLine("name", LONGEST);
        var purpose = body.requiredText("purpose", LONGEST_TEXT);
        int quietDays = body.requiredInteger("quietDays", 0, MOST_DAYS);
        int pace = body.requiredInteger("pace", 1, FASTEST);
        var filter = body.object("filter")
                .map(CampaignRoutes::filter)
                .orElseThrow(() -> Failure.Invalid.field("/filter", "must name whom the campaign is for", "missing"));
        body.done();
        filter.department().ifPresent(code -> policies.checkDepartment(code, "/filter/department"));
        return campaigns
                .create(
                        exchange.once(),
                        new Campaign.Draft(name, purpose, filter, quietDays, pace),
                        by,
                        clock.instant())
                .map(campaign -> Answer.ok(json().campaign(campaign)));
    }

    private static CampaignFilter filter(JsonReader filter) {
        return new CampaignFilter(
                filter.code("tier", List.copyOf(Tier.byCode().keySet())).flatMap(Tier::of),
                filter.line("department", LONGEST),
                filter.line("region", LONGEST),
                filter.code("kind", KINDS),
                filter.line("type", LONGEST),
                filter.integer("withinDays", 0, MOST_DAYS).orElse(0));
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().handler();
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return campaigns
                .newestFirst(before, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, Campaign::id, json()::campaign)));
    }

    private Future<Answer> read(Exchange exchange) {
        exchange.caller().handler();
        return campaigns.read(id(exchange)).map(campaign -> Answer.ok(json().campaign(campaign)));
    }

    private Future<Answer> preview(Exchange exchange) {
        exchange.caller().handler();
        return campaigns.preview(id(exchange), clock.instant()).map(preview -> Answer.ok(json().preview(preview)));
    }

    private Future<Answer> step(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        long id = id(exchange);
        var body = exchange.body();
        var step = body.requiredCode("step", STEPS);
        var digest = body.line("digest", LONGEST);
        var reason = body.text("reason", LONGEST_TEXT);
        boolean isApproval = step.equals("approve");
        if (isApproval && digest.isEmpty()) {
            body.wrong("digest", "must be that of the preview", "missing");
        }
        if (!isApproval && reason.isEmpty()) {
            body.wrong("reason", "must not be empty", "missing");
        }
        body.done();
        var now = clock.instant();
        var done =
                switch (step) {
                    case "approve" -> campaigns.approve(exchange.once(), id, digest.orElse(""), by, now);
                    case "refuse" -> campaigns.refuse(exchange.once(), id, reason.orElse(""), by, now);
                    default -> campaigns.end(exchange.once(), id, reason.orElse(""), by, now);
                };
        return done.map(campaign -> Answer.ok(json().campaign(campaign)));
    }

    private Future<Answer> takeNext(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        return calls.takeNext(exchange.once(), agent, clock.instant())
                .map(shown -> Answer.ok(new JsonObject().put("call", JsonValue.orNull(shown.map(json()::call)))));
    }

    private Future<Answer> record(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        long id = id(exchange);
        var body = exchange.body();
        int attempt = body.requiredInteger("attempt", 1, MOST_ATTEMPTS);
        var kind = Kind.of(body.requiredCode("outcome", OUTCOMES)).orElse(Kind.GIVEN_BACK);
        var comment = body.text("comment", LONGEST_TEXT);
        var score = body.integer("score", 1, BEST);
        var answers = AnswersReader.read(body);
        if (!answers.isEmpty() && kind != Kind.REACHED) {
            body.wrong("answers", "only with the outcome reached");
        }
        var words = new ContactReport.Words(
                Optional.empty(),
                body.text("suggestions", LONGEST_TEXT),
                comment,
                body.text("news", LONGEST_TEXT),
                body.text("needs", LONGEST_TEXT));
        body.done();
        var said = new CallbackOutcome.Said(score, comment, Optional.empty(), Optional.empty());
        var record = new OutcomeRecord(id, attempt, agent, clock.instant(), kind.of(said), answers);
        return calls.end(exchange.once(), new CampaignCalls.Ended(record, words, score))
                .map(status -> Answer.ok(new JsonObject().put("status", status)));
    }

    private static long id(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such campaign"));
    }

    private CampaignJson json() {
        var policy = policies.inForce().policy();
        return new CampaignJson(policy.zone(), policy.questionnaires(), new CarePolicies(policies));
    }
}
