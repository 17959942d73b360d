package hotline.http.api;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.CorrectionRequest;
import hotline.complaint.change.StepRequest;
import hotline.complaint.next.NextComplaint;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.complaint.reading.ComplaintRow;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.OpenWork;
import hotline.earlier.CorrectionTrials;
import hotline.failure.Failure;
import hotline.http.api.coding.CodingReader;
import hotline.http.api.phrases.ToldText;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Role;
import hotline.offer.Offers;
import hotline.policy.Policies;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.Severity;
import hotline.search.SearchBox;
import hotline.search.SoughtWords;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Agents at work: lists, one complaint and its story, the next one, steps, corrected judgements, notes. */
public final class HandlingRoutes implements Routes {
    /** Why no complaint, or callback, comes next. */
    static final String NOTHING_BECAUSE = "Nothing-Because";

    private static final List<String> STEPS = Arrays.stream(Step.values())
            .filter(step -> !step.belongsToCallback())
            .map(Step::code)
            .toList();
    /** A list by words ends with these. */
    private static final int MOST_WITH_WORDS = 500;
    /** As many of a branch's newest are looked through for last digits. */
    private static final int MOST_OF_BRANCH = 2_000;

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::code).toList();

    private final ComplaintReader reader;
    private final OpenWork work;
    private final ComplaintChanges changes;
    private final NextComplaint next;
    private final CorrectionTrials trials;
    private final Policies policies;
    private final InstantSource clock;
    private final ComplaintJson json;
    private final ListQueryReader queries;
    private final SearchBox box;
    private final Offers offers;

    public HandlingRoutes(
            ComplaintReader reader,
            OpenWork work,
            ComplaintChanges changes,
            NextComplaint next,
            CorrectionTrials trials,
            Policies policies,
            InstantSource clock,
            ComplaintJson json,
            SearchBox box,
            Offers offers) {
        this.box = box;
        this.offers = offers;
        this.reader = reader;
        this.work = work;
        this.changes = changes;
        this.next = next;
        this.trials = trials;
        this.policies = policies;
        this.clock = clock;
        this.json = json;
        this.queries = new ListQueryReader(policies, clock);
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listComplaints", this::list);
        bind.accept("countComplaints", this::count);
        bind.accept("takeNextComplaint", this::takeNext);
        bind.accept("getComplaint", this::get);
        bind.accept("listEvents", this::events);
        bind.accept("takeStep", this::take);
        bind.accept("correctJudgement", this::correct);
        bind.accept("tryJudgement", this::tryCorrection);
    }

    private Future<Answer> list(Exchange exchange) {
        var policy = policies.inForce().policy();
        var query = queries.read(exchange, policy);
        var phone = queries.phone(exchange, policy.phoneRegion()).map(read -> queries.json(read, policy.phoneRegion()));
        Function<ComplaintRow, JsonObject> row =
                exchange.caller().signedIn().role().handlesComplaints() ? json::row : json::rowForBranch;
        return withWords(exchange, query)
                .compose(whole -> reader.list(exchange.caller(), whole, clock.instant()))
                .map(page -> {
                    if (page.items().isEmpty() && page.unreadable() == 0) {
                        queries.failOnIncompleteNumber(exchange, policy.phoneRegion());
                    }
                    return Answer.ok(new JsonObject()
                            .put("items", ComplaintJson.array(page.items(), row))
                            .put("next", JsonValue.orNull(page.next()))
                            .put("phone", JsonValue.orNull(phone))
                            .put("unreadable", page.unreadable()));
                });
    }

    private Future<ListQuery> withWords(Exchange exchange, ListQuery query) {
        if (query.search().isEmpty()) {
            return Future.succeededFuture(query);
        }
        var typed = exchange.query("search").orElse("");
        var caller = exchange.caller();
        var told = SoughtWords.of(typed)
                .map(words -> box.withWords(caller, words, MOST_WITH_WORDS))
                .orElse(Future.succeededFuture(List.of()));
        return told.compose(
                words -> box.withLastDigits(caller, typed, query.search().get(), MOST_OF_BRANCH)
                        .map(others -> query.orTold(
                                Stream.concat(words.stream(), others.stream()).toList())));
    }

    private Future<Answer> count(Exchange exchange) {
        long person = exchange.caller().handler().id();
        return work.now()
                .map(counts -> Answer.ok(new JsonObject()
                        .put("queue", counts.queue())
                        .put("mine", counts.mine(person))
                        .put("open", counts.open())
                        .put("callbacks", counts.callbacks())));
    }

    /** The agent who takes the next complaint sees it for the first time, so this is a look like any other (K8). */
    private Future<Answer> takeNext(Exchange exchange) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var dispatch = policies.inForce().policy().dispatch();
        int most = dispatch.offersWork() ? dispatch.inHand(WorkKind.CASE) : Integer.MAX_VALUE;
        return next.take(exchange.once(), agent, most, clock.instant())
                .compose(found -> found instanceof NextComplaint.Next.Nothing nothing
                        ? Future.succeededFuture(Answer.nothing(
                                Map.of(NOTHING_BECAUSE, nothing.why().code())))
                        : look(
                                exchange,
                                ((NextComplaint.Next.Taken) found)
                                        .complaint()
                                        .after()
                                        .facts()
                                        .number()));
    }

    private Future<Answer> get(Exchange exchange) {
        return look(exchange, exchange.caseNumber());
    }

    private Future<Answer> look(Exchange exchange, String number) {
        return reader.read(exchange.caller(), number, clock.instant()).map(complaint -> answer(exchange, complaint));
    }

    private Future<Answer> events(Exchange exchange) {
        int after = exchange.query("after").map(HandlingRoutes::seq).orElse(0);
        return reader.events(exchange.caller(), exchange.caseNumber(), after, exchange.limit(), clock.instant())
                .map(page -> Answer.ok(new JsonObject()
                        .put(
                                "items",
                                ComplaintJson.array(page.items(), event -> json.event(event, page.policyVersion())))
                        .put("next", JsonValue.orNull(page.next()))));
    }

    private Future<Answer> take(Exchange exchange) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var version = exchange.ifMatch();
        var body = exchange.body();
        var step = Step.of(body.requiredCode("step", STEPS));
        var reason = body.text("reason", 2000);
        var resolution = ToldText.optional(body, "resolution", 5000);
        var coding = CodingReader.ofResolving(body);
        if (!coding.isEmpty() && step.filter(Step.RESOLVE::equals).isEmpty()) {
            body.wrong(coding.codes().keySet().iterator().next().field(), "goes with the step resolve only");
        }
        body.done();
        return mayTake(exchange, step.orElseThrow())
                .compose(free -> changes.apply(exchange.once(), exchange.caseNumber(), id -> StepRequest.of(
                                id, step.orElseThrow(), agent, clock.instant())
                        .expecting(version)
                        .because(reason)
                        .resolvedBy(resolution)
                        .coded(coding)))
                .compose(taken -> changed(exchange, taken.after().id()));
    }

    /** R7: agents take what comes next or is offered to them; supervisors give work to anyone. */
    private Future<Void> mayTake(Exchange exchange, Step step) {
        var caller = exchange.caller().handler();
        return step == Step.ASSIGN && caller.role() == Role.AGENT
                ? offers.refusePicking(exchange.caseNumber(), caller.id())
                : Future.succeededFuture();
    }

    private Future<Answer> correct(Exchange exchange) {
        var version = exchange.ifMatch();
        var body = exchange.body();
        var reason = body.requiredText("reason", 2000);
        return changes.apply(exchange.once(), exchange.caseNumber(), correction(exchange, body, reason, version))
                .compose(corrected -> changed(exchange, corrected.after().id()));
    }

    /** The limits that a correction would bring; nothing is changed. */
    private Future<Answer> tryCorrection(Exchange exchange) {
        var correction = correction(exchange, exchange.body(), "", Optional.empty());
        return trials.of(exchange.caseNumber(), correction)
                .map(tried -> Answer.ok(CorrectionTrialJson.of(tried, policies, clock.instant())));
    }

    private LongFunction<CorrectionRequest> correction(
            Exchange exchange, JsonReader body, String reason, Optional<Set<Integer>> version) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var type = body.requiredText("type", 50);
        var subtype = body.text("subtype", 50);
        var severity = Severity.of(body.requiredCode("severity", SEVERITIES));
        body.done();
        return id -> new CorrectionRequest(
                id, type, subtype, severity.orElseThrow(), reason, agent, clock.instant(), version);
    }

    private Future<Answer> changed(Exchange exchange, long complaint) {
        return reader.changed(complaint).map(now -> answer(exchange, now));
    }

    private Answer answer(Exchange exchange, Complaint complaint) {
        return Answer.ok(
                json.full(complaint, exchange.caller()), complaint.state().version());
    }

    private static int seq(String text) {
        try {
            int seq = Integer.parseInt(text);
            if (seq >= 0) {
                return seq;
            }
        } catch (NumberFormatException noNumber) {
            // answered below, like a negative one
        }
        throw Failure.Invalid.field("after", "must be the next of the page before");
    }
}
