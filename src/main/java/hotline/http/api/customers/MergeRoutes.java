package hotline.http.api.customers;

import hotline.customer.Customers;
import hotline.customer.merge.MergeRequest;
import hotline.customer.merge.Merges;
import hotline.customer.merge.Undoing;
import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.network.Network;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** Merging customers' files, for agents and supervisors. */
public final class MergeRoutes implements Routes {
    private static final int LONGEST_REASON = 2000;

    private final Customers customers;
    private final Merges merges;
    private final Policies policies;
    private final InstantSource clock;
    private final Network network;
    private final PhoneNumbers phones = new PhoneNumbers();

    public MergeRoutes(Customers customers, Merges merges, Policies policies, InstantSource clock, Network network) {
        this.customers = customers;
        this.merges = merges;
        this.policies = policies;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("previewMerge", this::preview);
        bind.accept("mergeCustomers", this::merge);
        bind.accept("listMergesOfCustomer", this::list);
        bind.accept("undoMerge", this::undo);
    }

    private Future<Answer> preview(Exchange exchange) {
        long into = exchange.query("into")
                .flatMap(Exchange::id)
                .orElseThrow(() -> Failure.Invalid.field("into", "must be the id of a file"));
        return merges.preview(reader(exchange), CustomerRoutes.id(exchange), into)
                .map(preview -> Answer.ok(new JsonObject()
                        .put("from", json().customer(preview.from()))
                        .put("into", json().customer(preview.into()))
                        .put("result", json().customer(preview.result()))));
    }

    private Future<Answer> merge(Exchange exchange) {
        long by = exchange.caller().handler().id();
        long from = CustomerRoutes.id(exchange);
        var version = exchange.ifMatch();
        var body = exchange.body();
        int into = body.requiredInteger("into", 1, Integer.MAX_VALUE);
        int intoVersion = body.requiredInteger("intoVersion", 1, Integer.MAX_VALUE);
        var reason = body.requiredText("reason", LONGEST_REASON);
        body.done();
        return merges.merge(
                        exchange.once(),
                        new MergeRequest(from, into, version, intoVersion, reason, by, clock.instant()))
                .compose(merged -> now(into));
    }

    private Future<Answer> undo(Exchange exchange) {
        long by = exchange.caller().handler().id();
        long file = CustomerRoutes.id(exchange);
        long merge = Exchange.id(exchange.path("merge"))
                .orElseThrow(() -> new Failure.NotFound("the customer has no such merge"));
        var body = exchange.body();
        var reason = body.requiredText("reason", LONGEST_REASON);
        body.done();
        return merges.undo(exchange.once(), file, merge, new Undoing(by, reason, clock.instant()))
                .compose(undone -> now(file));
    }

    private Future<Answer> list(Exchange exchange) {
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return merges.of(reader(exchange), CustomerRoutes.id(exchange), before, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, merge -> merge.id(), json()::merge)));
    }

    private Future<Answer> now(long file) {
        return customers.changed(file).map(customer -> Answer.ok(json().customer(customer, file), customer.version()));
    }

    private Customers.Reader reader(Exchange exchange) {
        return new Customers.Reader(exchange.caller().handler(), clock.instant());
    }

    private CustomerJson json() {
        var policy = policies.inForce().policy();
        return new CustomerJson(phones, policy.phoneRegion(), policy.zone(), clock.instant(), network.map());
    }
}
