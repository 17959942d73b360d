package hotline.http.api.care;

import hotline.care.Care;
import hotline.care.CareCursor;
import hotline.care.CarePolicies;
import hotline.care.CareState;
import hotline.care.ContactReport;
import hotline.care.Contacts;
import hotline.customer.Customers;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.paging.Page;
import hotline.policy.care.CareLevel;
import hotline.policy.care.ContactWay;
import hotline.policy.tier.Tier;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Contacts that are due to customers: read and reported by all who handle complaints, chosen and excused by supervisors. */
public final class CareRoutes implements Routes {
    private static final int LONGEST = 100;
    private static final int LONGEST_TEXT = 2000;
    private static final int BEST = 5;

    private final Care care;
    private final Contacts contacts;
    private final CarePolicies policies;
    private final InstantSource clock;

    public CareRoutes(Care care, Contacts contacts, CarePolicies policies, InstantSource clock) {
        this.care = care;
        this.contacts = contacts;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listCare", this::list);
        bind.accept("countCare", this::counts);
        bind.accept("chooseForCare", this::choose);
        bind.accept("excuseCare", this::excuse);
        bind.accept("listCareOfCustomer", this::ofCustomer);
        bind.accept("recordCareContact", this::record);
    }

    private Future<Answer> list(Exchange exchange) {
        long reader = exchange.caller().handler().id();
        int limit = exchange.limit();
        var state = exchange.query("state").orElse(CareState.DUE.code());
        boolean isSoon = state.equals("soon");
        var filter = new Care.Filter(
                isSoon ? CareState.DUE : coded("state", state, CareState::of),
                isSoon,
                exchange.query("tier").map(code -> coded("tier", code, Tier::of)),
                exchange.query("level").map(code -> coded("level", code, CareLevel::of)),
                exchange.query("department"),
                exchange.query("rule"),
                Optional.of(reader).filter(id -> exchange.flag("mine")),
                exchange.query("after").map(CareCursor::parse),
                limit + 1);
        return care.list(reader(exchange), filter).map(rows -> {
            var page = Page.of(rows, limit, last -> CareCursor.of(last).text());
            return Answer.ok(new JsonObject()
                    .put("items", ComplaintJson.array(page.items(), json()::row))
                    .put("next", JsonValue.orNull(page.next())));
        });
    }

    private static <T> T coded(String name, String code, Function<String, Optional<T>> known) {
        return known.apply(code).orElseThrow(() -> Failure.Invalid.field(name, "is none of the codes"));
    }

    private Future<Answer> counts(Exchange exchange) {
        long reader = exchange.caller().handler().id();
        var now = clock.instant();
        return care.counts(
                        now, exchange.query("department"), Optional.of(reader).filter(id -> exchange.flag("mine")))
                .map(counts -> Answer.ok(new JsonObject()
                        .put("today", policies.day(now).toString())
                        .put("rules", ComplaintJson.array(policies.all(), json()::rule))
                        .put("items", ComplaintJson.array(counts, json()::count))));
    }

    private Future<Answer> choose(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        var reader = reader(exchange);
        long file = file(exchange);
        var body = exchange.body();
        var rule = body.requiredLine("rule", LONGEST);
        body.done();
        return care.permitted(reader, file)
                .compose(permitted -> care.choose(exchange.once(), file, rule, by, reader.at()))
                .compose(done -> shown(reader, file));
    }

    private Future<Answer> excuse(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        var reader = reader(exchange);
        long file = file(exchange);
        var body = exchange.body();
        var rule = body.requiredLine("rule", LONGEST);
        var from = body.requiredDay("from");
        var reason = body.requiredText("reason", LONGEST_TEXT);
        body.done();
        var excuse = new Care.Excuse(file, rule, from.orElse(LocalDate.EPOCH), reason, by, reader.at());
        return care.permitted(reader, file)
                .compose(permitted -> care.excuse(exchange.once(), excuse))
                .compose(done -> shown(reader, file));
    }

    private Future<Answer> ofCustomer(Exchange exchange) {
        return shown(reader(exchange), file(exchange));
    }

    private Customers.Reader reader(Exchange exchange) {
        return new Customers.Reader(exchange.caller().handler(), clock.instant());
    }

    private Future<Answer> shown(Customers.Reader reader, long file) {
        return care.ofCustomer(reader, file)
                .compose(rows -> contacts.ofCustomer(reader, file).map(past -> {
                    var json = json();
                    return Answer.ok(new JsonObject()
                            .put("rules", ComplaintJson.array(policies.all(), json::rule))
                            .put("due", ComplaintJson.array(rows, json::row))
                            .put("contacts", ComplaintJson.array(past, json::contact)));
                }));
    }

    private Future<Answer> record(Exchange exchange) {
        var reader = reader(exchange);
        long file = file(exchange);
        var body = exchange.body();
        var report = new ContactReport(
                ContactWay.of(body.requiredCode("way", ContactWay.codes())).orElse(ContactWay.PHONE),
                CareLevel.of(body.requiredCode("level", CareLevel.codes())).orElse(CareLevel.STAFF),
                body.requiredTime("at"),
                new ContactReport.Words(
                        body.text("place", LONGEST_TEXT),
                        body.text("suggestions", LONGEST_TEXT),
                        body.text("progress", LONGEST_TEXT),
                        body.text("news", LONGEST_TEXT),
                        body.text("needs", LONGEST_TEXT)),
                body.integer("score", 1, BEST));
        body.done();
        return care.permitted(reader, file)
                .compose(permitted -> contacts.record(
                        exchange.once(), file, report, reader.person().id(), reader.at()))
                .compose(id -> shown(reader, file));
    }

    private static long file(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> Customers.noFile(0));
    }

    private CareJson json() {
        return new CareJson(policies);
    }
}
