package hotline.http.api.looks;

import hotline.audit.Looks;
import hotline.complaint.reading.ComplaintReader;
import hotline.customer.Customers;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.api.administration.LookRoutes;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reasons for looks at customers' data (A4, K8), given by those who handle complaints; supervisors read who looked at a customer. */
public final class LookReasonRoutes implements Routes {
    private static final int LONGEST_CODE = 50;

    private final ComplaintReader complaints;
    private final Customers customers;
    private final Looks looks;
    private final Policies policies;
    private final InstantSource clock;

    public LookReasonRoutes(
            ComplaintReader complaints, Customers customers, Looks looks, Policies policies, InstantSource clock) {
        this.complaints = complaints;
        this.customers = customers;
        this.looks = looks;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("giveReasonAtComplaint", this::atComplaint);
        bind.accept("giveReasonAtCustomer", this::atCustomer);
        bind.accept("listLooksAtCustomer", this::ofCustomer);
    }

    private Future<Answer> atComplaint(Exchange exchange) {
        var person = exchange.caller().handler();
        return complaints
                .giveReason(person, exchange.caseNumber(), why(exchange), clock.instant())
                .map(given -> Answer.nothing());
    }

    private Future<Answer> atCustomer(Exchange exchange) {
        var reader = new Customers.Reader(exchange.caller().handler(), clock.instant());
        return customers.giveReason(reader, file(exchange), why(exchange)).map(given -> Answer.nothing());
    }

    private static String why(Exchange exchange) {
        var body = exchange.body();
        var why = body.requiredLine("why", LONGEST_CODE);
        body.done();
        return why;
    }

    private Future<Answer> ofCustomer(Exchange exchange) {
        exchange.caller().supervisor();
        var file = Long.toString(file(exchange));
        var zone = policies.inForce().policy().zone();
        var wanted = LookRoutes.wanted(
                name -> name.equals("customer") ? Optional.of(file) : exchange.query(name),
                number -> number,
                LocalDate.ofInstant(clock.instant(), zone),
                zone);
        return looks.of(wanted, NewestFirst.after(exchange).orElse(Long.MAX_VALUE), exchange.limit())
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.looks(), look -> LookRoutes.json(look, zone)))
                        .put("next", JsonValue.orNull(page.nextBefore().map(String::valueOf)))));
    }

    private static long file(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such file"));
    }
}
