package hotline.http.engine;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Refuses requests that a proxy in front might read differently from this server: two hosts, or bodies without a
 * clear end. Request smuggling uses such differences.
 */
final class ClearRequests implements Handler<RoutingContext> {
    private static final CharSequence CHUNKED = HttpHeaders.CHUNKED;
    private static final long LAST_ANSWER_SECONDS = 1;

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        var wrong = wrong(request, request.headers());
        if (wrong.isEmpty()) {
            context.next();
            return;
        }
        // Before the answer, so that the following bytes are not read as another request.
        request.connection().shutdown(LAST_ANSWER_SECONDS, TimeUnit.SECONDS);
        Problem.of(400, "unreadable-request", "The request can't be read", wrong.get())
                .with("Connection", "close")
                .send(context.response());
    }

    private static Optional<String> wrong(HttpServerRequest request, MultiMap headers) {
        if (request.version() == HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        var hosts = headers.getAll(HttpHeaders.HOST);
        if (hosts.size() > 1 || (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_1)) {
            return Optional.of("it must name one Host");
        }
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return wrongCoding(request, headers, headers.getAll(HttpHeaders.TRANSFER_ENCODING));
        }
        return Optional.empty();
    }

    private static Optional<String> wrongCoding(HttpServerRequest request, MultiMap headers, List<String> codings) {
        if (codings.size() > 1
                || !CHUNKED.toString().equalsIgnoreCase(codings.get(0).strip())) {
            return Optional.of("the only transfer encoding is chunked");
        }
        if (request.version() == HttpVersion.HTTP_1_0 || headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            return Optional.of("Transfer-Encoding stands alone, in HTTP/1.1");
        }
        return Optional.empty();
    }
}
