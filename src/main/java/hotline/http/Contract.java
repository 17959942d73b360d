package hotline.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract of the API, {@code api-spec/openapi.yaml}. */
public final class Contract {
    private static final String FILE = "api-spec/openapi.yaml";

    private Contract() {}

    /** As it is published. */
    public static String yaml() {
        try (var file = Contract.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * As vertx-openapi reads it. The library refuses media types it does not know, so problems are named plain JSON and
     * event streams plain text here; both have the same shape under either name.
     */
    public static Future<OpenAPIContract> load(Vertx vertx) {
        var known = yaml().replace("application/problem+json:", "application/json:")
                .replace("text/event-stream:", "text/plain:");
        var tree = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(known);
        return OpenAPIContract.from(vertx, JsonObject.mapFrom(tree));
    }
}
