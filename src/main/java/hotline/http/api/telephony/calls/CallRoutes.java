package hotline.http.api.telephony.calls;

import hotline.customer.Customers.Reader;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.api.PhoneJson;
import hotline.http.api.customers.CustomerJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.network.Network;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.telephony.CallDirection;
import hotline.telephony.CallState;
import hotline.telephony.caller.Callers;
import hotline.telephony.desk.CallDesk;
import hotline.telephony.desk.CallFilter;
import hotline.telephony.desk.ShownCall;
import hotline.telephony.record.CallRecord;
import hotline.telephony.record.CallRecords;
import hotline.telephony.record.CallRecords.Unreported;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Who calls, one's own calls and all of the house, and what they were about. */
public final class CallRoutes implements Routes {
    private static final String TO_READ = "to-read";

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_ANSWER = 2000;
    private static final List<String> BY_HAND = List.of(CallDirection.IN.code(), CallDirection.OUT.code());

    private final Callers callers;
    private final CallDesk desk;
    private final CallRecords records;
    private final Policies policies;
    private final InstantSource clock;
    private final Network network;
    private final PhoneNumbers phones = new PhoneNumbers();

    public CallRoutes(
            Callers callers,
            CallDesk desk,
            CallRecords records,
            Policies policies,
            InstantSource clock,
            Network network) {
        this.callers = callers;
        this.desk = desk;
        this.records = records;
        this.policies = policies;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("findCallers", this::callers);
        bind.accept("listCalls", this::list);
        bind.accept("listMyCalls", this::mine);
        bind.accept("listLiveCalls", this::live);
        bind.accept("getCall", this::get);
        bind.accept("recordCall", this::recordByHand);
        bind.accept("writeCallRecord", this::write);
        bind.accept("linkComplaintWithCall", this::link);
        bind.accept("listSuggestions", this::suggestions);
        bind.accept("answerSuggestion", this::answer);
    }

    private Future<Answer> callers(Exchange exchange) {
        var phone = phone(
                exchange.query("number").orElseThrow(() -> Failure.Invalid.field("number", "is missing", "missing")));
        return callers.of(reader(exchange), phone.number(), phone.extension())
                .map(found -> Answer.ok(new JsonObject()
                        .put("phone", PhoneJson.of(phones, phone.number(), phone.extension(), region()))
                        .put("items", ComplaintJson.array(found.files(), customerJson()::customer))
                        .put("promises", ComplaintJson.array(found.promises(), one -> new JsonObject()
                                .put("complaint", one.complaint())
                                .put("dueAt", Times.of(one.dueAt(), policy().zone()))))
                        .put("callbacks", ComplaintJson.array(found.callbacks(), json()::due))
                        .put("calls", ComplaintJson.array(found.calls(), json()::past))));
    }

    private Phone phone(String written) {
        var read = phones.read(written, region());
        if (read instanceof Fault fault) {
            throw Failure.Invalid.field("number", fault.words(), fault.code());
        }
        return read.phone().orElseThrow();
    }

    private Future<Answer> list(Exchange exchange) {
        var view = exchange.query("view")
                .map(code -> CallFilter.View.of(code)
                        .orElseThrow(() -> Failure.Invalid.field("view", "must be mine, due, all or all-due")))
                .orElse(CallFilter.View.MINE);
        var number = exchange.query("number").map(this::phone).map(Phone::number);
        int limit = exchange.limit();
        var reader = reader(exchange);
        var before = exchange.query("after").map(ListCursor::parse).orElse(CallFilter.NEWEST);
        return desk.list(reader, new CallFilter(view, reader.person().id(), number, before, limit + 1))
                .map(found -> {
                    var page =
                            Page.of(found, limit, last -> CallFilter.place(last).text());
                    return Answer.ok(new JsonObject()
                            .put("items", ComplaintJson.array(page.items(), json()::call))
                            .put("next", JsonValue.orNull(page.next())));
                });
    }

    private Future<Answer> mine(Exchange exchange) {
        return desk.mine(exchange.caller().handler().id())
                .map(mine -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(mine.calls(), json()::call))
                        .put("owed", mine.owed())));
    }

    private Future<Answer> live(Exchange exchange) {
        exchange.caller().supervisor();
        var now = clock.instant();
        return desk.live(reader(exchange)).map(calls -> Answer.ok(live(calls, now)));
    }

    private JsonObject live(List<ShownCall> calls, Instant now) {
        var waits = calls.stream()
                .filter(call -> isIn(call, CallState.OFFERED, CallState.QUEUED, CallState.ALERTING))
                .filter(call -> call.direction() == CallDirection.IN)
                .flatMap(call -> call.times().offeredAt().stream())
                .min(Instant::compareTo);
        return new JsonObject()
                .put("items", ComplaintJson.array(calls, json()::call))
                .put(
                        "talking",
                        calls.stream()
                                .filter(call -> isIn(call, CallState.ANSWERED))
                                .count())
                .put(
                        "ringing",
                        calls.stream()
                                .filter(call -> isIn(call, CallState.ALERTING))
                                .count())
                .put(
                        "waiting",
                        calls.stream()
                                .filter(call -> isIn(call, CallState.OFFERED, CallState.QUEUED))
                                .count())
                .put("longestWaitSince", Times.of(waits, policy().zone()))
                .put("readAt", Times.of(now, policy().zone()));
    }

    private static boolean isIn(ShownCall call, CallState... states) {
        return Stream.of(states).anyMatch(state -> state == call.state());
    }

    private Future<Answer> get(Exchange exchange) {
        return desk.open(reader(exchange), id(exchange))
                .map(opened -> Answer.ok(new JsonObject()
                        .put("call", json().call(opened.call()))
                        .put("record", JsonValue.orNull(opened.record().map(json()::record)))));
    }

    private Future<Answer> recordByHand(Exchange exchange) {
        var by = exchange.caller().handler();
        var now = clock.instant();
        var body = exchange.body();
        var direction = body.requiredCode("direction", BY_HAND);
        var at = body.time("at").orElse(now);
        var draft = recordReader().read(exchange, body);
        body.done();
        draft.department().ifPresent(code -> policies.checkDepartment(code, "/record/department"));
        return records.saveUnreported(
                        exchange.once(),
                        new Unreported(
                                Optional.ofNullable(CallDirection.byCode().get(direction))
                                        .orElse(CallDirection.IN),
                                at),
                        draft,
                        by,
                        language(),
                        now)
                .map(this::answer);
    }

    private Future<Answer> write(Exchange exchange) {
        var by = exchange.caller().handler();
        long call = id(exchange);
        var body = exchange.body();
        int version = body.requiredInteger("version", 0, Integer.MAX_VALUE);
        var draft = recordReader().read(exchange, body);
        body.done();
        draft.department().ifPresent(code -> policies.checkDepartment(code, "/record/department"));
        return records.save(exchange.once(), call, draft, version, by, language(), clock.instant())
                .map(this::answer);
    }

    private Future<Answer> link(Exchange exchange) {
        var by = exchange.caller().handler();
        long call = id(exchange);
        var body = exchange.body();
        var number = body.requiredLine("complaint", LONGEST_NUMBER);
        body.done();
        return records.link(exchange.once(), call, exchange.caseNumbers().meant(number), by, clock.instant())
                .map(this::answer);
    }

    private Future<Answer> suggestions(Exchange exchange) {
        var supervisor = exchange.caller().supervisor();
        var view = exchange.query("view").orElse(TO_READ);
        if (!Set.of(TO_READ, "all").contains(view)) {
            throw Failure.Invalid.field("view", "must be to-read or all");
        }
        boolean toRead = view.equals(TO_READ);
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return records.suggestions(
                        reader(exchange),
                        toRead ? supervisor.department() : Optional.empty(),
                        toRead,
                        before,
                        limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, CallRecord::call, json()::record)));
    }

    private Future<Answer> answer(Exchange exchange) {
        var by = exchange.caller().supervisor();
        long call = id(exchange);
        var body = exchange.body();
        var words = body.text("words", LONGEST_ANSWER);
        body.done();
        return records.answer(exchange.once(), call, words, by, clock.instant()).map(this::answer);
    }

    private Answer answer(CallRecord record) {
        return Answer.ok(json().record(record));
    }

    private static long id(Exchange exchange) {
        return Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no such call of yours"));
    }

    private Reader reader(Exchange exchange) {
        return new Reader(exchange.caller().handler(), clock.instant());
    }

    private RecordReader recordReader() {
        return new RecordReader(phones, region());
    }

    private CallJson json() {
        return new CallJson(phones, policy().zone(), region());
    }

    private CustomerJson customerJson() {
        return new CustomerJson(phones, region(), policy().zone(), clock.instant(), network.map());
    }

    /** Of customers who speak to agents here. */
    private String language() {
        return "CN".equals(region()) ? "zh" : "en";
    }

    private String region() {
        return policy().phoneRegion();
    }

    private Policy policy() {
        return policies.inForce().policy();
    }
}
