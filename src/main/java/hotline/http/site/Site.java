package hotline.http.site;

import hotline.failure.Failure;
import hotline.http.engine.GetAndHead;
import hotline.http.engine.Gzip;
import hotline.http.engine.HotlinePhone;
import hotline.http.engine.Problems;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Serves all paths other than operations: the pages and their modules, the API's documentation, and 404 or 405 for
 * the rest. Registered last, so that no operation waits for it.
 */
public final class Site implements Handler<RoutingContext> {
    private static final String NOT_FOUND = "/not-found.html";

    /** Where phones send what is shared with the page; its worker takes it before it gets here. */
    private static final String SHARE = "/share";

    private final OpenAPIContract contract;
    private final Problems problems;
    private final WebFiles files;

    /**
     * Serves them.
     *
     * @param phone the number that customers call
     * @param remedies of the policy in force
     */
    public Site(
            Vertx vertx,
            OpenAPIContract contract,
            Problems problems,
            Optional<HotlinePhone> phone,
            Supplier<Remedies> remedies) {
        this.contract = contract;
        this.problems = problems;
        this.files = new WebFiles(vertx, phone, remedies);
    }

    /** A page that names files below {@code /web/}, with the addresses that they have now. */
    public static String withFiles(String page) {
        return OwnFiles.ofClassPath().into(page);
    }

    @Override
    public void handle(RoutingContext context) {
        var path = contract.findPath(context.request().path());
        if (path != null) {
            GetAndHead.wrongMethod(
                    context,
                    path.getOperations().stream().flatMap(Site::methods).toList());
            return;
        }
        if (context.request().method().equals(HttpMethod.POST)
                && context.normalizedPath().equals(SHARE)) {
            sendToPage(context);
            return;
        }
        files.find(context.normalizedPath())
                .onComplete(
                        file -> file.ifPresentOrElse(
                                present -> GetAndHead.only(reading -> send(reading, present))
                                        .handle(context),
                                () -> sendNothing(context)),
                        failure -> problems.send(context, failure));
    }

    private static Stream<HttpMethod> methods(Operation operation) {
        return GetAndHead.isRead(operation)
                ? Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                : Stream.of(operation.getHttpMethod());
    }

    /** Without its worker, what was shared can't be taken. Nothing of it is kept: the page says so, and asks for the files. */
    private static void sendToPage(RoutingContext context) {
        context.response()
                .setStatusCode(303)
                .putHeader("Location", "/?share-failed")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Length", "0")
                .end();
    }

    /** A page for a person with a browser, a problem for a program. */
    private void sendNothing(RoutingContext context) {
        if (!isReadByPerson(context.request())) {
            problems.send(context, new Failure.NotFound("nothing is here"));
            return;
        }
        files.find(NOT_FOUND)
                .onComplete(
                        page -> {
                            context.response().setStatusCode(404);
                            send(context, page.orElseThrow());
                        },
                        failure -> problems.send(context, failure));
    }

    /** Browsers ask for HTML by name when a person opens an address, and not when a page fetches something. */
    private static boolean isReadByPerson(HttpServerRequest request) {
        var accepted = request.getHeader("Accept");
        boolean reads = Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.method());
        return reads && accepted != null && accepted.contains("text/html");
    }

    private static void send(RoutingContext context, WebFile file) {
        var request = context.request();
        var response = context.response();
        if (response.closed()) {
            return;
        }
        file.headers().forEach(response::putHeader);
        if (response.getStatusCode() == 200 && file.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        var compressed = file.compressed().filter(any -> Gzip.isAccepted(request));
        compressed.ifPresent(any -> response.putHeader("Content-Encoding", "gzip"));
        GetAndHead.end(context, compressed.orElse(file.plain()));
    }
}
