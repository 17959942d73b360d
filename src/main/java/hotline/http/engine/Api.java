package hotline.http.engine;

import hotline.http.connection.DateHeader;
import hotline.http.connection.Forwarded;
import hotline.http.connection.TrustedProxies;
import hotline.identity.Sessions;
import hotline.once.FirstAnswers;
import hotline.policy.CaseNumbers;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Binds the operations of the contract. The library's own validation is off: it halves the rate of intake and can't name
 * wrong fields as {@link JsonReader} does; the tests validate every answer instead.
 */
public final class Api {
    private final OpenAPIContract contract;
    private final Callers callers;
    private final Repeats repeats;
    private final Problems problems;
    private final TrustedProxies proxies;
    private final DateHeader date;
    private final CaseNumbers numbers;
    private final Connections connections;

    public Api(
            OpenAPIContract contract,
            Sessions sessions,
            FirstAnswers answers,
            Problems problems,
            TrustedProxies proxies,
            DateHeader date,
            CaseNumbers numbers,
            Connections connections) {
        this.contract = contract;
        this.callers = new Callers(sessions, new Forwarded(proxies));
        this.repeats = new Repeats(answers);
        this.problems = problems;
        this.proxies = proxies;
        this.date = date;
        this.numbers = numbers;
        this.connections = connections;
    }

    /** Throws if an operation has no answer, has two, or is not in the contract. */
    public Router router(Vertx vertx, List<Routes> parts) {
        var bodies = new Bodies(vertx, proxies, problems);
        var operations = new HashMap<String, hotline.http.engine.Operation>();
        for (Routes part : parts) {
            part.bind((id, operation) -> bind(operations, id, operation));
        }
        checkComplete(operations);
        var builder = RouterBuilder.create(vertx, contract)
                .rootHandler(new RequestLog())
                .rootHandler(new StrictByDefault(new Forwarded(proxies)))
                .rootHandler(new UnreadBodies(vertx))
                .rootHandler(connections)
                .rootHandler(new ClearRequests());
        operations.forEach((id, operation) -> route(builder, contract.operation(id), operation, bodies));
        var router = builder.createRouter();
        operations.forEach((id, operation) -> routeHead(router, contract.operation(id), operation));
        router.route().order(Integer.MIN_VALUE).failureHandler(problems);
        // Requests that fail before routing, such as a malformed path.
        router.errorHandler(400, context -> problems.send(context, context.failure(), 400));
        return router;
    }

    private void bind(
            Map<String, hotline.http.engine.Operation> operations, String id, hotline.http.engine.Operation operation) {
        if (contract.operation(id) == null) {
            throw new IllegalStateException("operation " + id + " does not stand in the contract");
        }
        if (operations.put(id, operation) != null) {
            throw new IllegalStateException("operation " + id + " is bound twice");
        }
    }

    private void checkComplete(Map<String, hotline.http.engine.Operation> operations) {
        var unbound = new TreeSet<String>();
        for (Operation promised : contract.operations()) {
            if (!operations.containsKey(promised.getOperationId())) {
                unbound.add(promised.getOperationId());
            }
        }
        if (!unbound.isEmpty()) {
            throw new IllegalStateException("nothing answers " + String.join(", ", unbound));
        }
    }

    /** The contract names no HEAD: it is GET without the body. */
    private void routeHead(Router router, Operation promised, hotline.http.engine.Operation operation) {
        if (GetAndHead.isRead(promised)) {
            var caller = callers.of(promised);
            router.head(promised.getAbsoluteOpenAPIPath().replaceAll("\\{(\\w+)}", ":$1"))
                    .handler(new Admission(caller, problems, false))
                    .handler(new Answering(operation, caller, repeats, problems, proxies, date, numbers));
        }
    }

    private static void pause(RoutingContext context) {
        context.request().pause();
        context.next();
    }

    private void route(
            RouterBuilder builder, Operation promised, hotline.http.engine.Operation operation, Bodies bodies) {
        var route = builder.getRoute(promised.getOperationId()).setDoValidation(false);
        var caller = callers.of(promised);
        boolean streams = Contract.readsItsBody(promised);
        boolean hasBody = promised.getRequestBody() != null && !streams;
        if (streams) {
            // Before the session is looked up: bytes that come meanwhile would be lost.
            route.addHandler(Api::pause);
        }
        route.addHandler(new Admission(caller, problems, hasBody || streams));
        if (hasBody) {
            route.addHandler(BodyTypes.of(promised));
            route.addHandler(bodies.reader(BodyTypes.longest(promised)));
        }
        route.addHandler(new Answering(operation, caller, repeats, problems, proxies, date, numbers));
    }
}
