package hotline.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** 415 for bodies that are not {@code application/json}; before the body is read, so that no form is ever parsed. */
final class JsonBodyOnly implements Handler<RoutingContext> {
    private static final String JSON = "application/json";

    @Override
    public void handle(RoutingContext context) {
        var type = context.request().getHeader("Content-Type");
        if (isJson(type)) {
            context.next();
            return;
        }
        Problem.of(415, "not-json-type", "The content type is not supported", "send the body as application/json")
                .with("Accept", JSON)
                .send(context.response(), RequestLog.id(context));
    }

    private static boolean isJson(String type) {
        if (type == null || !type.regionMatches(true, 0, JSON, 0, JSON.length())) {
            return false;
        }
        return type.length() == JSON.length() || type.charAt(JSON.length()) == ';' || type.charAt(JSON.length()) == ' ';
    }
}
