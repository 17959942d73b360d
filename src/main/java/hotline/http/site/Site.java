package hotline.http.site;

import hotline.failure.Failure;
import hotline.http.engine.Gzip;
import hotline.http.engine.Problem;
import hotline.http.engine.Problems;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Serves all paths other than operations: the pages and their modules, the API's documentation, and 404 or 405 for
 * the rest. Registered last, so that no operation waits for it.
 */
public final class Site implements Handler<RoutingContext> {
    private final OpenAPIContract contract;
    private final Problems problems;
    private final WebFiles files;

    public Site(Vertx vertx, OpenAPIContract contract, Problems problems) {
        this.contract = contract;
        this.problems = problems;
        this.files = new WebFiles(vertx);
    }

    @Override
    public void handle(RoutingContext context) {
        var path = contract.findPath(context.request().path());
        if (path != null) {
            wrongMethod(
                    context,
                    path.getOperations().stream().map(Operation::getHttpMethod).toList());
            return;
        }
        files.find(context.normalizedPath())
                .onComplete(
                        file -> file.ifPresentOrElse(
                                present -> send(context, present),
                                () -> problems.send(context, new Failure.NotFound("nothing is here"))),
                        failure -> problems.send(context, failure));
    }

    private static void send(RoutingContext context, WebFile file) {
        var request = context.request();
        boolean head = HttpMethod.HEAD.equals(request.method());
        if (!head && !HttpMethod.GET.equals(request.method())) {
            wrongMethod(context, List.of(HttpMethod.GET, HttpMethod.HEAD));
            return;
        }
        var response = context.response();
        if (response.closed()) {
            return;
        }
        file.headers().forEach(response::putHeader);
        if (file.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        var compressed = file.compressed().filter(any -> Gzip.isAccepted(request));
        compressed.ifPresent(any -> response.putHeader("Content-Encoding", "gzip"));
        end(response, head, compressed.orElse(file.plain()));
    }

    private static void end(HttpServerResponse response, boolean head, io.vertx.core.buffer.Buffer body) {
        response.putHeader("Content-Length", Integer.toString(body.length()));
        if (head) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static void wrongMethod(RoutingContext context, List<HttpMethod> allowed) {
        var names = allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        Problem.of(405, "wrong-method", "The method is not allowed here", "allowed are " + names)
                .with("Allow", names)
                .send(context.response());
    }
}
