package hotline.http.api.calls;

import hotline.callback.hand.HandCall;
import hotline.callback.hand.HandCallDraft;
import hotline.callback.hand.HandCalls;
import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.paging.ListCursor;
import hotline.policy.Policies;
import hotline.policy.survey.SurveyPurpose;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Callbacks by hand: asked for and made by all who handle complaints, cancelled by supervisors. */
public final class HandCallRoutes implements Routes {
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PHONE = 100;
    private static final int LONGEST_EXTENSION = 8;
    private static final List<String> PURPOSES = List.of(SurveyPurpose.BY_HAND.code(), SurveyPurpose.CARE.code());

    private final PhoneNumbers phones = new PhoneNumbers();
    private final HandCalls calls;
    private final Policies policies;
    private final InstantSource clock;

    public HandCallRoutes(HandCalls calls, Policies policies, InstantSource clock) {
        this.calls = calls;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("createCallback", this::create);
        bind.accept("listCallbacksByHand", this::list);
        bind.accept("cancelCallback", this::cancel);
    }

    private Future<Answer> create(Exchange exchange) {
        long by = exchange.caller().handler().id();
        var body = exchange.body();
        var customer = body.integer("customer", 1, Integer.MAX_VALUE).map(Integer::longValue);
        var complaint = body.line("complaint", LONGEST_NAME);
        var name = body.line("name", LONGEST_NAME);
        var phone = phone(body);
        var purpose = body.code("purpose", PURPOSES).flatMap(SurveyPurpose::of).orElse(SurveyPurpose.BY_HAND);
        var reason = body.requiredText("reason", LONGEST_TEXT);
        var wishedAt = body.time("wishedAt");
        if (customer.isEmpty() && complaint.isEmpty() && phone.isEmpty() && !body.has("phone")) {
            body.wrong("phone", "is missing; name a customer, a complaint or a number", "missing");
        }
        body.done();
        var draft = new HandCallDraft(
                customer,
                complaint.map(exchange.caseNumbers()::meant),
                name,
                phone.map(Phone::number),
                phone.flatMap(Phone::extension),
                purpose,
                reason,
                wishedAt);
        return calls.create(exchange.once(), draft, by, clock.instant())
                .map(created -> Answer.ok(json().whole(created)));
    }

    /** The extension may stand in its own field, or with the number in any writing. */
    private Optional<Phone> phone(JsonReader body) {
        var extension = body.line("extension", LONGEST_EXTENSION);
        if (!body.has("phone")) {
            extension.ifPresent(given -> body.wrong("extension", "belongs to a phone"));
            return Optional.empty();
        }
        var written = body.requiredPlain("phone", LONGEST_PHONE);
        var region = policies.inForce().policy().phoneRegion();
        var read = extension
                .map(digits -> phones.read(written, digits, region))
                .orElseGet(() -> phones.read(written, region));
        if (!written.isEmpty() && read instanceof Fault fault) {
            body.wrong("phone", fault.words(), fault.code());
        }
        return read.phone();
    }

    private Future<Answer> list(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        var now = clock.instant();
        var customer = exchange.query("customer");
        var complaint = exchange.query("complaint");
        boolean isMine =
                switch (exchange.query("view").orElse("waiting")) {
                    case "waiting" -> false;
                    case "mine" -> true;
                    default -> throw Failure.Invalid.field("view", "must be one of waiting, mine");
                };
        if (customer.isPresent()) {
            long file = Exchange.id(customer.get())
                    .orElseThrow(() -> Failure.Invalid.field("customer", "must be the id of a customer's file"));
            return calls.ofCustomer(agent, file, now).map(found -> page(found, Optional.empty(), json()::whole));
        }
        if (complaint.isPresent()) {
            return calls.ofCase(agent, exchange.caseNumbers().meant(complaint.get()), now)
                    .map(found -> page(found, Optional.empty(), json()::whole));
        }
        if (isMine) {
            return calls.inHandOf(agent, now).map(found -> page(found, Optional.empty(), json()::whole));
        }
        var after = exchange.query("after").map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE);
        return calls.waiting(agent, Optional.of(after.dueAt()), after.id(), exchange.limit(), now)
                .map(found -> page(found.items(), found.next().map(HandCallRoutes::cursor), json()::listed));
    }

    private static Answer page(List<HandCall> found, Optional<String> next, Function<HandCall, JsonObject> json) {
        var items = new JsonArray();
        found.forEach(call -> items.add(json.apply(call)));
        return Answer.ok(new JsonObject().put("items", items).put("next", JsonValue.orNull(next)));
    }

    private static String cursor(HandCall last) {
        return new ListCursor(1, last.at().dueAt(), last.id()).text();
    }

    private Future<Answer> cancel(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        long callback = id(exchange.path("id"));
        var body = exchange.body();
        var reason = body.requiredText("reason", LONGEST_TEXT);
        body.done();
        return calls.cancel(exchange.once(), callback, reason, by, clock.instant())
                .map(cancelled -> Answer.ok(json().whole(cancelled)));
    }

    private static long id(String text) {
        return Exchange.id(text).orElseThrow(() -> new Failure.NotFound("there is no such callback"));
    }

    private HandCallJson json() {
        var policy = policies.inForce().policy();
        return new HandCallJson(phones, policy.zone(), policy.phoneRegion());
    }
}
