package hotline.http.api;

import hotline.callback.CallWishes;
import hotline.complaint.Report;
import hotline.complaint.Status;
import hotline.complaint.reading.Complaint;
import hotline.http.api.coding.CodingJson;
import hotline.http.api.survey.AnswersReader;
import hotline.http.api.survey.QuestionnaireJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.http.engine.TrackingCodes;
import hotline.intake.PhoneNumbers;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.survey.SurveyPurpose;
import hotline.policy.taxonomy.LocalizedName;
import hotline.satisfaction.CustomersComplaint;
import hotline.satisfaction.CustomersPage;
import hotline.satisfaction.Rating;
import hotline.sla.Deadlines;
import hotline.told.LateBecause;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A customer's own complaint, by the code. Nothing internal leaves here: no notes between colleagues, no names of agents,
 * no severity, no reasons (P6).
 */
public final class TrackingRoutes implements Routes {
    private final PhoneNumbers phones = new PhoneNumbers();
    private final CustomersPage customers;
    private final CallWishes wishes;
    private final TrackingCodes codes;
    private final Policies policies;
    private final Deadlines deadlines;
    private final InstantSource clock;

    public TrackingRoutes(
            CustomersPage customers,
            CallWishes wishes,
            TrackingCodes codes,
            Policies policies,
            Deadlines deadlines,
            InstantSource clock) {
        this.customers = customers;
        this.wishes = wishes;
        this.codes = codes;
        this.policies = policies;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("track", this::track);
        bind.accept("rate", this::rate);
        bind.accept("addOnTracking", this::add);
        bind.accept("withdraw", this::withdraw);
        bind.accept("changeCallWish", this::changeCallWish);
        bind.accept("correctOwnPhone", this::correctPhone);
    }

    private Future<Answer> track(Exchange exchange) {
        return codes.complaint(exchange).compose(customers::open).map(this::answer);
    }

    private Future<Answer> rate(Exchange exchange) {
        var body = exchange.body();
        int score = body.requiredInteger("score", 1, 5);
        var comment = body.text("comment", 2000);
        var answers = AnswersReader.read(body);
        body.done();
        return codes.complaint(exchange)
                .compose(complaint -> customers.rate(once(exchange, complaint), complaint, score, comment, answers))
                .map(this::answer);
    }

    private Future<Answer> withdraw(Exchange exchange) {
        var body = exchange.body();
        var reason = body.text("reason", 2000);
        body.done();
        return codes.complaint(exchange)
                .compose(complaint -> customers.withdraw(once(exchange, complaint), complaint, reason))
                .map(this::answer);
    }

    private Future<Answer> changeCallWish(Exchange exchange) {
        var body = exchange.body();
        var wanted = body.time("preferredCallbackAt");
        body.done();
        return codes.complaint(exchange)
                .compose(complaint -> wishes.change(once(exchange, complaint), complaint.id(), wanted)
                        .compose(changed -> customers.openAgain(complaint)))
                .map(this::answer);
    }

    private Future<Answer> correctPhone(Exchange exchange) {
        var body = exchange.body();
        return codes.complaint(exchange)
                .compose(complaint -> {
                    var policy = policies.version(complaint.state().facts().policyVersion())
                            .policy();
                    var phone = ReportJson.phone(body, phones, policy.phoneRegion());
                    body.done();
                    return customers.correctPhone(
                            once(exchange, complaint), complaint, phone.number(), phone.extension());
                })
                .map(this::answer);
    }

    private Future<Answer> add(Exchange exchange) {
        var body = exchange.body();
        var added = WordsOrFiles.read(body, 5000);
        body.done();
        return codes.complaint(exchange)
                .compose(complaint ->
                        customers.add(once(exchange, complaint), complaint, added.text(), added.attachments()))
                .map(this::answer);
    }

    /** Enough to recognise one's own number; a stranger who looks over a shoulder can't call it. */
    private String masked(Report report, Policy policy) {
        var written = phones.written(report.phone(), policy.phoneRegion());
        long digits = written.chars().filter(Character::isDigit).count();
        var masked = new StringBuilder();
        long at = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean isHidden =
                    Character.isDigit(c) && at >= Math.min(3, digits / 3) && at < digits - Math.min(4, digits / 2);
            at += Character.isDigit(c) ? 1 : 0;
            masked.append(isHidden ? '*' : c);
        }
        return masked.toString();
    }

    /** Customers have no account: the case that their code opens is the scope of their keys. */
    private static Once once(Exchange exchange, Complaint complaint) {
        return exchange.once("customer of " + complaint.number());
    }

    private Answer answer(CustomersComplaint page) {
        var complaint = page.complaint();
        var state = complaint.state();
        var policy = policies.version(state.facts().policyVersion()).policy();
        var zone = policy.zone();
        var steps = new JsonArray();
        page.steps().forEach(step -> steps.add(TrackedStep.of(step, policy)));
        var json = new JsonObject()
                .put("number", complaint.number())
                .put("status", state.status().code())
                .put("type", type(policy, state.judged().type()))
                .put("subtype", JsonValue.orNull(subtype(policy, page)))
                .put("receivedAt", Times.of(state.facts().receivedAt(), zone))
                .put("promisedAt", Times.of(state.clock().dueAt(), zone))
                .put("late", page.isLate(clock.instant()))
                .put("lateBecause", JsonValue.orNull(lateBecause(page, policy).map(Names::of)))
                .put("preferredCallback", JsonValue.orNull(ComplaintJson.wish(state, deadlines)))
                .put("calendarWarning", JsonValue.orNull(state.calendarWarning()))
                .put("provisional", state.isProvisional())
                .put("description", complaint.report().description())
                .put("demand", JsonValue.orNull(complaint.report().demand()))
                .put("resolution", JsonValue.orNull(page.resolution()))
                .put("endedAt", Times.of(state.progress().endedAt(), zone))
                .put("rating", JsonValue.orNull(page.rating().map(Rating::score)))
                .put("mayRate", page.mayRate())
                .put("isAskedAgain", page.isAskedAgain(policy))
                .put(
                        "questionnaire",
                        JsonValue.orNull(policy.questionnaires()
                                .of(SurveyPurpose.RESOLUTION)
                                .filter(asked -> page.mayRate() || page.isAskedAgain(policy))
                                .map(QuestionnaireJson::of)))
                .put("mayWithdraw", page.mayWithdraw())
                .put("mayAdd", page.mayAdd())
                .put("asksForAnswer", page.asksForAnswer(policy))
                .put(
                        "answerBy",
                        Times.of(page.answerBy(clock.instant()).filter(by -> page.asksForAnswer(policy)), zone))
                .put("askedFor", JsonValue.orNull(page.askedFor().filter(words -> page.asksForAnswer(policy))))
                .put("phone", masked(complaint.report(), policy))
                .put("mayCorrectPhone", page.mayAdd())
                .put("linkedTo", JsonValue.orNull(complaint.linkedTo()))
                .put("linkedFrom", new JsonArray(complaint.linkedFrom()))
                .put(
                        "waitingFor",
                        JsonValue.orNull(page.waitingFor().map(code -> LimitsJson.saidToCustomer(policy, code))))
                .put("nextReplyBy", Times.of(page.nextReplyBy(), zone))
                .put("extended", JsonValue.orNull(page.extension().map(granted -> extended(granted, zone))))
                .put("steps", steps);
        new CodingJson(Names::named)
                .putForCustomer(
                        json,
                        state.coding(),
                        policy,
                        LocalDate.ofInstant(state.facts().receivedAt(), zone),
                        page.resolution().isPresent(),
                        state.status() == Status.NOT_VALID);
        return Answer.ok(json);
    }

    private Optional<LocalizedName> lateBecause(CustomersComplaint page, Policy policy) {
        return page.isLate(clock.instant())
                        && !page.status().isEnded()
                        && page.resolution().isEmpty()
                ? LateBecause.said(page.status(), page.extension().isPresent(), policy)
                : Optional.empty();
    }

    private static JsonObject extended(ExtensionGranted granted, ZoneId zone) {
        return new JsonObject()
                .put("from", Times.of(granted.moved().fromDue(), zone))
                .put("reason", JsonValue.orNull(granted.reason()));
    }

    private static JsonObject type(Policy policy, String code) {
        return policy.taxonomy()
                .type(code)
                .map(type -> Names.named(code, type.name()))
                .orElseGet(() -> Names.named(code, new LocalizedName(code, code)));
    }

    private static Optional<JsonObject> subtype(Policy policy, CustomersComplaint page) {
        var judged = page.complaint().state().judged();
        return judged.subtype().flatMap(code -> policy.taxonomy()
                .type(judged.type())
                .flatMap(type -> type.subtype(code))
                .map(subtype -> Names.named(code, subtype.name())));
    }
}
