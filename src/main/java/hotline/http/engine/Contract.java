package hotline.http.engine;

import hotline.identity.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract of the API, {@code api-spec/openapi.yaml}. */
public final class Contract {
    private static final String FILE = "api-spec/openapi.yaml";
    private static final String ACCESS = "x-access";
    private static final String ROLES = "x-roles";
    private static final String ONE_TIME = "x-one-time-password";
    private static final String ENDLESS = "x-endless";
    private static final String CSV_BODY = "x-csv-body";
    private static final String ANY_BODY = "x-any-body";
    private static final String BYTES_BODY = "x-bytes-body";
    private static final String STREAMED_BODY = "x-streamed-body";
    private static final String POLICY_INSIDE = "x-policy-inside";
    /** In place of types of text that vertx-openapi does not know. */
    public static final String ANY_TEXT = "text/plain";
    /** In place of the type of forms that it does not know. */
    public static final String ANY_FORM = "application/octet-stream";

    /** In place of types of files that it does not know. */
    private static final String ANY_BYTES = ANY_FORM;

    /** It never changes while this runs, and reading it takes a second. */
    private static volatile Optional<OpenAPIContract> loaded = Optional.empty();

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

    /** The callers that an operation answers. */
    public enum Access {
        /** People signed in. */
        STAFF,
        /** Open to all; a valid token identifies the caller. */
        ANYBODY,
        /** Open to all, and tokens are ignored. */
        STRANGERS
    }

    public static Access access(Operation operation) {
        return Access.valueOf(operation.getOpenAPIModel().getString(ACCESS));
    }

    /** The roles that an operation answers; all of them where the contract names none. */
    static Set<Role> roles(Operation operation) {
        var named = operation.getOpenAPIModel().getJsonArray(ROLES);
        if (named == null) {
            return EnumSet.allOf(Role.class);
        }
        var roles = EnumSet.noneOf(Role.class);
        for (Object code : named) {
            roles.add(Role.of((String) code)
                    .orElseThrow(() -> new IllegalStateException(
                            operation.getOperationId() + ": " + ROLES + " has no role " + code)));
        }
        return roles;
    }

    /** Whether an operation also answers a person who has not yet replaced a one-time password. */
    static boolean answersOneTimePassword(Operation operation) {
        return operation.getOpenAPIModel().getBoolean(ONE_TIME, false);
    }

    /** Whether the body of an operation is a CSV file, which is named plain text below, or a workbook. */
    static boolean takesCsv(Operation operation) {
        return operation.getOpenAPIModel().getBoolean(CSV_BODY, false);
    }

    /** Whether the body of an operation is bytes of a file, whatever it holds. */
    static boolean takesBytes(Operation operation) {
        return operation.getOpenAPIModel().getBoolean(BYTES_BODY, false);
    }

    /** Whether an operation takes bodies of any type, of senders who can't be told what to send. */
    static boolean takesAnything(Operation operation) {
        return operation.getOpenAPIModel().getBoolean(ANY_BODY, false);
    }

    /** Whether an operation reads its body itself, as it comes in, or has none. */
    static boolean readsItsBody(Operation operation) {
        return operation.getOpenAPIModel().getBoolean(STREAMED_BODY, false);
    }

    /** Whether the body of an operation may hold the text of a policy in its JSON. */
    static boolean takesPolicyInside(Operation operation) {
        return operation.getOpenAPIModel().getBoolean(POLICY_INSIDE, false);
    }

    /** Whether its answer is a stream without an end. */
    static boolean isEndless(Operation operation) {
        return operation.getOpenAPIModel().getBoolean(ENDLESS, false);
    }

    private static Access access(JsonArray security) {
        if (security == null) {
            return Access.STAFF;
        }
        if (security.isEmpty()) {
            return Access.STRANGERS;
        }
        boolean open = security.stream().anyMatch(one -> ((JsonObject) one).isEmpty());
        return open ? Access.ANYBODY : Access.STAFF;
    }

    /**
     * As vertx-openapi can read it. The library refuses media types it does not know, so problems are named plain
     * JSON, event streams, YAML, CSV and pages plain text, and forms bytes here; each has the same shape under either name. It requires
     * absolute server addresses; ours depends on the deployment. And it would enforce security itself, without
     * problem+json, so {@link Access} does that.
     */
    public static Future<OpenAPIContract> load(Vertx vertx) {
        return loaded.map(Future::succeededFuture).orElseGet(() -> vertx.executeBlocking(Contract::tree)
                .compose(tree -> OpenAPIContract.from(vertx, tree))
                .onSuccess(contract -> loaded = Optional.of(contract)));
    }

    private static JsonObject tree() {
        var known = yaml().replace("application/problem+json:", "application/json:")
                .replace("text/event-stream:", ANY_TEXT + ":")
                .replace("application/yaml:", ANY_TEXT + ":")
                .replace("application/xml:", ANY_TEXT + ":")
                .replace("text/csv:", ANY_TEXT + ":")
                .replace("text/html:", ANY_TEXT + ":")
                .replace("text/csv:", ANY_TEXT + ":")
                .replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet:", ANY_BYTES + ":")
                .replace("application/offset+octet-stream:", ANY_BYTES + ":")
                .replace("application/x-www-form-urlencoded:", ANY_FORM + ":");
        var tree = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(known);
        var contract = JsonObject.mapFrom(tree);
        contract.remove("servers");
        contract.remove("security");
        for (var path : contract.getJsonObject("paths")) {
            for (var operation : (JsonObject) path.getValue()) {
                if (operation.getValue() instanceof JsonObject model) {
                    model.put(
                            ACCESS, access((JsonArray) model.remove("security")).name());
                }
            }
        }
        return contract;
    }
}
