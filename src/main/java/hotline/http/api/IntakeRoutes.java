package hotline.http.api;

import hotline.address.AddressBlocks;
import hotline.attachment.UploadTaking;
import hotline.callback.CallWish;
import hotline.classification.Reason;
import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.HotlinePhone;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.RequestKey;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.intake.ComplaintDraft;
import hotline.intake.Filed;
import hotline.intake.Intake;
import hotline.intake.Intake.Caller;
import hotline.intake.Intake.Proposal;
import hotline.intake.PersonJudgement;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Phone;
import hotline.once.IdempotencyKey;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Severity;
import hotline.rules.Rules;
import hotline.sla.SlaCalculator;
import hotline.text.TypedText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Filing a complaint, and trying the judgement of a text. */
public final class IntakeRoutes implements Routes {
    /** Fields that hold codes of the policy. */
    private static final Pattern RULED =
            Pattern.compile("/(channel|judgement|lineOfBusiness|remedySought|specialCare)(/|$)");

    private final Intake intake;
    private final UploadTaking uploads;
    private final AddressBlocks unlimited;
    private final Optional<HotlinePhone> phone;
    private final Rules rules;
    private final Policies policies;
    private final PhoneNumbers phones = new PhoneNumbers();
    private final DraftReader drafts;

    /**
     * The routes.
     *
     * @param uploads that complaints come with
     * @param unlimited complaints from these addresses are not counted
     * @param phone the number that customers call
     */
    public IntakeRoutes(
            Intake intake,
            UploadTaking uploads,
            Rules rules,
            AddressBlocks unlimited,
            Optional<HotlinePhone> phone,
            InstantSource clock) {
        this.uploads = uploads;
        this.drafts = new DraftReader(phones, clock);
        this.phone = phone;
        this.intake = intake;
        this.unlimited = unlimited;
        this.rules = rules;
        this.policies = rules.policies();
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("fileComplaint", this::file);
        bind.accept("fileByForm", this::fileByForm);
        bind.accept("judgeText", this::judge);
    }

    private Future<Answer> file(Exchange exchange) {
        return draft(exchange).compose(draft -> checked(exchange, draft)).compose(draft -> intake.file(
                        draft, key(exchange), counted(exchange))
                .map(filed -> Answer.created(
                        json(filed, draft, limits(draft.lineOfBusiness()), seesHouse(exchange)),
                        "/api/v1/complaints/" + filed.number())));
    }

    private Future<ComplaintDraft> checked(Exchange exchange, ComplaintDraft draft) {
        return uploads.check(
                        draft.attachments(),
                        draft.filer().person(),
                        exchange.header("Idempotency-Key").isPresent())
                .map(draft);
    }

    /**
     * For browsers without scripts, which have no key to send: the form's own text is the key, so that a form sent twice files
     * one complaint and shows its receipt again.
     */
    private Future<Answer> fileByForm(Exchange exchange) {
        var page = new PlainPages(phone);
        return Future.succeededFuture()
                .compose(begun -> byForm(exchange))
                .map(page::receipt)
                .recover(failure ->
                        page.refusal(failure).map(Future::succeededFuture).orElse(Future.failedFuture(failure)));
    }

    private Future<JsonObject> byForm(Exchange exchange) {
        var draft = drafts.ofForm(exchange, policies);
        var body = exchange.context().body().buffer().getBytes();
        var key = IdempotencyKey.of("form", exchange.context().body().asString(), body);
        return intake.file(draft, Optional.of(key), counted(exchange))
                .map(filed -> json(filed, draft, limits(draft.lineOfBusiness()), false));
    }

    /**
     * Complaints of the public are counted; those of people with accounts and of addresses that the administrator
     * named are not.
     */
    private Optional<String> counted(Exchange exchange) {
        var client = exchange.client();
        return exchange.caller().staff().isPresent() || unlimited.contain(client.address())
                ? Optional.empty()
                : Optional.of(client.own());
    }

    /** A draft that seems wrong may be right by rules that another node put in force a moment ago. */
    private Future<ComplaintDraft> draft(Exchange exchange) {
        long epoch = rules.inForce().epoch();
        try {
            return Future.succeededFuture(read(exchange));
        } catch (Failure.Invalid wrong) {
            if (wrong.fields().stream()
                    .noneMatch(field -> RULED.matcher(field.pointer()).lookingAt())) {
                throw wrong;
            }
            return rules.learn().otherwiseEmpty().map(learnt -> {
                if (rules.inForce().epoch() == epoch) {
                    throw wrong;
                }
                return read(exchange);
            });
        }
    }

    private ComplaintDraft read(Exchange exchange) {
        return drafts.read(exchange.body(), exchange.caller(), policies);
    }

    private SlaCalculator limits(String lineOfBusiness) {
        return rules.deadlines()
                .of(policies.inForce(lineOfBusiness).orElseThrow().id());
    }

    private Future<Answer> judge(Exchange exchange) {
        exchange.caller().signedIn();
        var json = exchange.body();
        var policy = DraftReader.policy(json, policies);
        var text = json.text("text", 10_000).orElse("");
        var demand = json.text("demand", 2_000).map(wanted -> "\n" + wanted).orElse("");
        boolean personJudged = json.text("type", 50).isPresent() || json.has("severity");
        var judged = personJudged ? DraftReader.judgement(json, policy) : Optional.<PersonJudgement>empty();
        var by = caller(json, policy);
        json.done();
        boolean seesEarlier = exchange.caller().signedIn().role().handlesComplaints();
        return intake.propose(policy.lineOfBusiness(), text + demand, judged, by.filter(one -> seesEarlier))
                .map(proposal -> Answer.ok(json(proposal, policy.zone())));
    }

    /** By whom complaints before it are found; a number that is not typed to its end finds none. */
    private Optional<Caller> caller(JsonReader json, Policy policy) {
        var written = json.line("phone", 100);
        var extension = json.line("phoneExtension", 20);
        var name = json.line("complainant", 100);
        var waybill = json.line("waybill", 50).map(TypedText::identifier);
        var notSame = json.texts("notSameAs", DraftReader.MOST_OTHERS, DraftReader.LONGEST_NUMBER)
                .orElse(List.of());
        var phone = written.flatMap(number -> extension
                .map(digits -> phones.read(number, digits, policy.phoneRegion()))
                .orElseGet(() -> phones.read(number, policy.phoneRegion()))
                .phone());
        return phone.isEmpty() && waybill.isEmpty()
                ? Optional.empty()
                : Optional.of(new Caller(
                        phone.map(Phone::number).orElse(""),
                        phone.flatMap(Phone::extension),
                        name.orElse(""),
                        waybill,
                        Set.copyOf(notSame)));
    }

    /**
     * Scoped per caller, so that a caller can't get another caller's answer by guessing a key; customers share one scope.
     * A person who is signed in has a separate scope on channels of customers too.
     */
    private static Optional<IdempotencyKey> key(Exchange exchange) {
        var scope =
                exchange.caller().staff().map(staff -> "person " + staff.id()).orElse("customer");
        return RequestKey.ofBody(exchange, scope);
    }

    private static boolean seesHouse(Exchange exchange) {
        return exchange.caller()
                .staff()
                .filter(staff -> staff.role().handlesComplaints())
                .isPresent();
    }

    private static JsonArray json(List<Filed.Earlier> earlier) {
        return ComplaintJson.array(earlier, one -> new JsonObject()
                .put("number", one.number())
                .put("because", one.because())
                .put("counts", !one.isOther()));
    }

    /** @param seesHouse earlier complaints may be other people's, so only people who work here read of them (P6) */
    private JsonObject json(Filed filed, ComplaintDraft draft, SlaCalculator limits, boolean seesHouse) {
        var policy = limits.policy();
        var zone = policy.zone();
        var report = draft.report();
        var wish = draft.preferredCallbackAt()
                .map(asked -> CallWish.of(asked, filed.receivedAt(), filed.promisedAt(), limits));
        return new JsonObject()
                .put("number", filed.number())
                .put("status", "received")
                .put("receivedAt", Times.of(filed.receivedAt(), zone))
                .put("promisedAt", Times.of(filed.promisedAt(), zone))
                .put("type", filed.type())
                .put("subtype", JsonValue.orNull(filed.subtype()))
                .put("severity", filed.severity())
                .put(
                        "severityRaisedFrom",
                        JsonValue.orNull(
                                filed.raisedFrom().filter(from -> seesHouse).map(Severity::code)))
                .put("earlier", json(seesHouse ? filed.earlier() : List.of()))
                .put("trackingCode", JsonValue.orNull(filed.trackingCode().map(Object::toString)))
                .put("phone", PhoneJson.of(phones, report.phone(), report.phoneExtension(), policy.phoneRegion()))
                .put("calendarWarning", JsonValue.orNull(filed.calendarWarning()))
                .put("provisional", filed.calendarWarning().isPresent())
                .put("preferredCallback", JsonValue.orNull(wish.map(found -> CallbackJson.wish(found, zone))));
    }

    private static JsonObject json(Proposal proposal, ZoneId zone) {
        var judgement = proposal.judgement();
        var reasons = new JsonArray();
        judgement.reasons().forEach(reason -> reasons.add(json(reason)));
        return new JsonObject()
                .put("type", judgement.type())
                .put("subtype", JsonValue.orNull(judgement.subtype()))
                .put("severity", judgement.severity().code())
                .put(
                        "severityRaisedFrom",
                        JsonValue.orNull(proposal.raisedFrom().map(Severity::code)))
                .put("earlier", json(proposal.earlier()))
                .put("confidence", judgement.confidence())
                .put("reasons", reasons)
                .put("dueAt", Times.of(proposal.deadline().due(), zone))
                .put("calendarWarning", JsonValue.orNull(proposal.deadline().warning()))
                .put("provisional", proposal.deadline().isProvisional());
    }

    private static JsonObject json(Reason reason) {
        return new JsonObject()
                .put("words", reason.words())
                .put("start", reason.start())
                .put("end", reason.end())
                .put("speaksFor", reason.speaksFor());
    }
}
