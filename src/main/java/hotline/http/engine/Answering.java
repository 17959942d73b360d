package hotline.http.engine;

import hotline.http.connection.DateHeader;
import hotline.http.connection.TrustedProxies;
import hotline.identity.Caller;
import hotline.policy.CaseNumbers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Has the operation answer the caller that {@link Admission} let in, and sends the answer. */
final class Answering implements Handler<RoutingContext> {
    /** Compressing shorter answers gains too little for its time. */
    private static final int WORTH_COMPRESSING = 4096;

    private final Operation operation;
    private final Callers.Resolver resolver;
    private final Repeats repeats;
    private final Problems problems;
    private final DateHeader date;
    private final TrustedProxies proxies;
    private final CaseNumbers numbers;

    Answering(
            Operation operation,
            Callers.Resolver resolver,
            Repeats repeats,
            Problems problems,
            TrustedProxies proxies,
            DateHeader date,
            CaseNumbers numbers) {
        this.proxies = proxies;
        this.operation = operation;
        this.resolver = resolver;
        this.repeats = repeats;
        this.problems = problems;
        this.date = date;
        this.numbers = numbers;
    }

    @Override
    public void handle(RoutingContext context) {
        answer(context).onComplete(answer -> send(context, answer), failure -> problems.send(context, failure));
    }

    private Future<Answer> answer(RoutingContext context) {
        Supplier<Future<Caller>> again = () -> resolver.callerOf(context.request());
        return repeats.answer(
                operation, new Exchange(context, Admission.caller(context), again, proxies, repeats, numbers));
    }

    private void send(RoutingContext context, Answer answer) {
        var response = context.response();
        if (answer.isStreamed() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        var headers = response.headers();
        headers.set(HttpHeaders.DATE, date.text());
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Type", "application/json");
        answer.headers().forEach(headers::set);
        if (answer.body().isEmpty()) {
            headers.remove("Content-Type");
            response.end();
            return;
        }
        var body = answer.body().get();
        if (body.length() >= WORTH_COMPRESSING && Gzip.isAccepted(context.request())) {
            headers.set("Content-Encoding", "gzip").set("Vary", "Accept-Encoding");
            GetAndHead.end(context, Gzip.fast(body));
        } else {
            GetAndHead.end(context, body);
        }
    }
}
