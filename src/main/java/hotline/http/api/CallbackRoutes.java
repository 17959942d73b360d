package hotline.http.api;

import hotline.callback.CallHours;
import hotline.callback.CallbackLists;
import hotline.callback.CallbackOutcomes;
import hotline.callback.Callbacks;
import hotline.callback.ListedCallback;
import hotline.callback.OutcomeRecord;
import hotline.callback.hand.HandCall;
import hotline.callback.hand.HandCalls;
import hotline.complaint.next.NextComplaint;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.failure.Failure;
import hotline.http.api.calls.HandCallJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.intake.PhoneNumbers;
import hotline.once.Once;
import hotline.paging.Page;
import hotline.parking.RowFault;
import hotline.policy.Policies;
import hotline.policy.survey.SurveyPurpose;
import hotline.rows.Rfc3339;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Calling customers back. */
public final class CallbackRoutes implements Routes {
    private static final int MOST_PASSED_OVER = 5;

    private static final Future<Optional<HandCall>> NO_CALL = Future.succeededFuture(Optional.empty());

    /** From when the next callback may be handed out, where none may be now. */
    private static final String CALL_FROM = "Call-From";

    /** Customers may be called at another time only. */
    private static final String LATER = "later";

    private final Callbacks callbacks;
    private final CallbackLists lists;
    private final CallHours hours;
    private final CallbackOutcomes outcomes;
    private final HandCalls byHand;
    private final PhoneNumbers phones = new PhoneNumbers();
    private final ComplaintReader complaints;
    private final Policies policies;
    private final InstantSource clock;
    private final ComplaintJson json;

    public CallbackRoutes(
            Callbacks callbacks,
            CallbackLists lists,
            CallHours hours,
            CallbackOutcomes outcomes,
            HandCalls byHand,
            ComplaintReader complaints,
            Policies policies,
            InstantSource clock,
            ComplaintJson json) {
        this.callbacks = callbacks;
        this.lists = lists;
        this.hours = hours;
        this.outcomes = outcomes;
        this.byHand = byHand;
        this.complaints = complaints;
        this.policies = policies;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listCallbacks", this::list);
        bind.accept("takeNextCallback", this::takeNext);
        bind.accept("takeCallback", this::take);
        bind.accept("renewCallback", this::renew);
        bind.accept("recordOutcome", this::recordOutcome);
    }

    private Future<Answer> list(Exchange exchange) {
        var agent = exchange.caller().handler();
        var now = clock.instant();
        var page =
                switch (exchange.query("view").orElse("waiting")) {
                    case "waiting" -> lists.waiting(agent.id(), exchange.query("after"), exchange.limit(), now);
                    case "mine" ->
                        lists.inHandOf(agent.id(), now).map(held -> new Page<>(held, Optional.<String>empty()));
                    default -> throw Failure.Invalid.field("view", "must be one of waiting, mine");
                };
        return page.map(read -> page(read, now));
    }

    private Answer page(Page<ListedCallback, String> page, Instant now) {
        var items = new JsonArray();
        page.items()
                .forEach(listed -> items.add(CallbackJson.listed(
                        listed,
                        hours.callFrom(listed.callback(), now),
                        policies.zone(listed.callback().policyVersion()),
                        now)));
        return Answer.ok(new JsonObject().put("items", items).put("next", JsonValue.orNull(page.next())));
    }

    private Future<Answer> takeNext(Exchange exchange) {
        var agent = exchange.caller().handler();
        var now = clock.instant();
        return byHand.hasNext(agent.id(), now)
                .compose(has -> has ? byHand.takeNext(exchange.once(), agent.id(), now) : NO_CALL)
                .compose(taken -> taken.isPresent() ? showByHand(taken.get()) : takeNext(exchange.once(), agent, 0));
    }

    private Future<Answer> showByHand(HandCall call) {
        var inForce = policies.inForce();
        var policy = inForce.policy();
        var shown = new HandCallJson(phones, policy.zone(), policy.phoneRegion()).whole(call);
        return Future.all(
                        byHand.attemptsLeft(call.id()),
                        lists.attempts(call.id()),
                        hours.zoneOf(inForce.id(), call.wanted().phone()),
                        hours.placeOf(call.wanted().phone()))
                .map(both -> Answer.ok(CallbackJson.byHand(
                        call,
                        both.resultAt(0),
                        shown,
                        new CallbackJson.Around(
                                policy.questionnaires().of(call.wanted().purpose()),
                                policy.questionnaires().script(call.wanted().purpose()),
                                both.resultAt(1),
                                both.resultAt(2),
                                both.resultAt(3)),
                        policy.zone(),
                        clock.instant())));
    }

    /** One that can't be shown would come back to its agent until its lease is over, so it is left out as well. */
    private Future<Answer> takeNext(Once once, Caller.Staff agent, int passedOver) {
        return callbacks
                .takeNext(once, agent.id())
                .compose(taken -> taken.isEmpty()
                        ? nothingNow()
                        : show(agent, taken.get().callback())
                                .recover(failure -> RowFault.isOfRow(failure) && passedOver < MOST_PASSED_OVER
                                        ? callbacks
                                                .leaveOut(taken.get().complaint(), failure)
                                                .compose(left -> takeNext(once, agent, passedOver + 1))
                                        : Future.failedFuture(failure)));
    }

    private Future<Answer> nothingNow() {
        var zone = policies.inForce().policy().zone();
        var now = clock.instant();
        return lists.nextCallFrom(now).map(next -> next.map(at -> Answer.nothing(Map.of(
                        CALL_FROM,
                        Rfc3339.of(at, zone),
                        HandlingRoutes.NOTHING_BECAUSE,
                        at.isAfter(now) ? LATER : NextComplaint.Why.FOR_OTHERS.code())))
                .orElseGet(() ->
                        Answer.nothing(Map.of(HandlingRoutes.NOTHING_BECAUSE, NextComplaint.Why.NONE_WAITS.code()))));
    }

    /** For a customer who rings back. */
    private Future<Answer> take(Exchange exchange) {
        var agent = exchange.caller().handler();
        long callback = id(exchange.path("id"));
        return byHand.isOne(callback)
                .compose(isByHand -> isByHand
                        ? byHand.take(Once.unkeyed(), callback, agent.id(), clock.instant())
                                .compose(this::showByHand)
                        : lists.detail(callback, clock.instant())
                                .compose(detail ->
                                        callbacks.take(detail.callback().complaintId(), agent.id()))
                                .compose(taken -> show(agent, taken.callback())));
    }

    /** For a call that goes on. */
    private Future<Answer> renew(Exchange exchange) {
        var agent = exchange.caller().handler();
        long callback = id(exchange.path("id"));
        var body = exchange.body();
        int attempt = body.requiredInteger("attempt", 1, Integer.MAX_VALUE);
        body.done();
        return callbacks
                .renew(callback, attempt, agent.id())
                .map(until -> Answer.ok(new JsonObject()
                        .put(
                                "leaseUntil",
                                Times.of(until, policies.inForce().policy().zone()))));
    }

    private Future<Answer> recordOutcome(Exchange exchange) {
        var agent = exchange.caller().handler();
        long callback = id(exchange.path("id"));
        var draft = OutcomeReader.read(exchange.body());
        var said = new OutcomeRecord(
                callback, draft.attempt(), agent.id(), clock.instant(), draft.outcome(), draft.answers());
        return byHand.isOne(callback)
                .compose(isByHand -> isByHand
                        ? byHand.end(exchange.once(), said)
                                .compose(ended -> byHand.read(callback))
                                .compose(this::showByHand)
                        : outcomes.record(exchange.once(), said)
                                .compose(recorded -> lists.detail(callback, clock.instant()))
                                .compose(detail -> complaints
                                        .changed(detail.callback().complaintId())
                                        .compose(complaint -> answer(agent, detail, complaint))));
    }

    /** The agent who is handed a callback sees the customer's data, and that look is recorded (K8). */
    private Future<Answer> show(Caller.Staff agent, long callback) {
        return lists.detail(callback, clock.instant()).compose(detail -> complaints
                .read(agent, detail.callback().number(), clock.instant())
                .compose(complaint -> answer(agent, detail, complaint)));
    }

    private Future<Answer> answer(Caller agent, CallbackLists.CallbackDetail detail, Complaint complaint) {
        var callback = detail.callback();
        var asked = policies.version(callback.policyVersion()).policy().questionnaires();
        var phone = callback.otherPhone().orElseGet(() -> complaint.report().phone());
        var zone = policies.zone(callback.policyVersion());
        return Future.all(
                        lists.attempts(callback.id()),
                        hours.zoneOf(callback.policyVersion(), phone),
                        hours.placeOf(phone))
                .map(both -> Answer.ok(CallbackJson.detail(
                        detail,
                        json.full(complaint, agent),
                        new CallbackJson.Around(
                                asked.of(SurveyPurpose.RESOLUTION),
                                asked.script(SurveyPurpose.RESOLUTION),
                                both.resultAt(0),
                                both.resultAt(1),
                                both.resultAt(2)),
                        number -> json.phoneWritten(number, callback.policyVersion()),
                        zone,
                        clock.instant())));
    }

    private static long id(String text) {
        return Exchange.id(text).orElseThrow(() -> new Failure.NotFound("there is no such callback"));
    }
}
