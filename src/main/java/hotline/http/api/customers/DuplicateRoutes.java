package hotline.http.api.customers;

import hotline.customer.Customers;
import hotline.customer.duplicate.DuplicateHint.Place;
import hotline.customer.duplicate.Duplicates;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.network.Network;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Files that may be one customer's, for agents and supervisors. */
public final class DuplicateRoutes implements Routes {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,5})-(\\d{1,18})");

    private final Duplicates duplicates;
    private final Policies policies;
    private final InstantSource clock;
    private final Network network;
    private final PhoneNumbers phones = new PhoneNumbers();

    public DuplicateRoutes(Duplicates duplicates, Policies policies, InstantSource clock, Network network) {
        this.duplicates = duplicates;
        this.policies = policies;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listDuplicates", this::list);
        bind.accept("listDuplicatesOfCustomer", this::ofCustomer);
        bind.accept("dismissDuplicate", this::dismiss);
    }

    private Future<Answer> list(Exchange exchange) {
        var after = exchange.query("after").map(DuplicateRoutes::place).orElse(Place.FIRST);
        return duplicates
                .open(reader(exchange), after, exchange.limit())
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.items(), json()::duplicate))
                        .put("next", JsonValue.orNull(page.next().map(DuplicateRoutes::text)))));
    }

    private static Place place(String text) {
        var cursor = CURSOR.matcher(text);
        if (!cursor.matches() || Integer.parseInt(cursor.group(1)) > Short.MAX_VALUE) {
            throw Failure.Invalid.field("after", "must be the next of the page before");
        }
        return new Place(Integer.parseInt(cursor.group(1)), Long.parseLong(cursor.group(2)));
    }

    private static String text(Place last) {
        return last.score() + "-" + last.id();
    }

    private Future<Answer> ofCustomer(Exchange exchange) {
        return duplicates
                .of(reader(exchange), CustomerRoutes.id(exchange))
                .map(found -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(found, json()::duplicate))));
    }

    private Future<Answer> dismiss(Exchange exchange) {
        long by = exchange.caller().handler().id();
        long other =
                Exchange.id(exchange.path("other")).orElseThrow(() -> new Failure.NotFound("there is no such file"));
        return duplicates
                .dismiss(exchange.once(), CustomerRoutes.id(exchange), other, by, clock.instant())
                .map(dismissed -> Answer.nothing());
    }

    private Customers.Reader reader(Exchange exchange) {
        return new Customers.Reader(exchange.caller().handler(), clock.instant());
    }

    private CustomerJson json() {
        var policy = policies.inForce().policy();
        return new CustomerJson(phones, policy.phoneRegion(), policy.zone(), clock.instant(), network.map());
    }
}
