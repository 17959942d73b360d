package hotline.http.api.telephony;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.telephony.Extensions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Whose telephone an extension is, for supervisors and administrators. */
public final class ExtensionRoutes implements Routes {
    private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z+._/-]{1,40}");

    private final Extensions extensions;

    public ExtensionRoutes(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listAgentExtensions", this::list);
        bind.accept("assignAgentExtension", this::assign);
    }

    private Future<Answer> list(Exchange exchange) {
        return extensions
                .all()
                .map(all -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(all, one -> new JsonObject()
                        .put("extension", one.extension())
                        .put("person", new JsonObject().put("id", one.person()).put("name", one.name()))))));
    }

    private Future<Answer> assign(Exchange exchange) {
        var extension = exchange.path("extension");
        if (!EXTENSION.matcher(extension).matches()) {
            throw Failure.Invalid.field("extension", "must be letters and digits");
        }
        var body = exchange.body();
        if (!body.names("person")) {
            body.wrong("person", "is missing; null where it is nobody's");
        }
        var person = body.integer("person", 1, Integer.MAX_VALUE).map(Integer::longValue);
        body.done();
        return extensions.assign(exchange.once(), extension, person).map(done -> Answer.nothing());
    }
}
