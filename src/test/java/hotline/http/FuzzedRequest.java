package hotline.http;

import hotline.http.engine.Contract;
import hotline.rules.Variations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A request that an operation's contract allows, and then broken in a few places. The same seed makes the same request.
 *
 * @param path with its query
 * @param body null where none is sent
 */
// Bytes as they are sent; no two requests are compared.
@SuppressWarnings("ArrayRecordComponent")
public record FuzzedRequest(String method, String path, Map<String, String> headers, byte[] body) {

    /** Values that exist and can be named in a path, a header or a body. */
    public record Known(List<String> complaints, List<String> notices, List<String> callbacks, String trackingCode) {}

    public static FuzzedRequest of(Operation operation, Known known, long seed) {
        return new Maker(operation, known, new Random(seed)).make();
    }

    private static final class Maker {
        private static final String HOLE = "@hole@";

        private final Operation operation;
        private final Known known;
        private final Random random;
        private final HostileValues hostile;
        private final Map<String, String> headers = new LinkedHashMap<>();

        Maker(Operation operation, Known known, Random random) {
            this.operation = operation;
            this.known = known;
            this.random = random;
            this.hostile = new HostileValues(random);
        }

        FuzzedRequest make() {
            var path = path() + query();
            byte[] body = operation.getRequestBody() == null ? null : body();
            headers();
            return new FuzzedRequest(operation.getHttpMethod().name(), path, headers, body);
        }

        private boolean oneIn(int many) {
            return random.nextInt(many) == 0;
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private String path() {
            var path = operation.getOpenAPIPath();
            for (Parameter parameter : operation.getParameters()) {
                if (parameter.getIn() == Location.PATH) {
                    var value = oneIn(8) ? encoded(hostile.parameter()) : named(parameter.getName());
                    path = path.replace("{" + parameter.getName() + "}", value.isEmpty() ? "%20" : value);
                }
            }
            return path;
        }

        private String named(String parameter) {
            boolean isNotice = operation.getOpenAPIPath().startsWith("/api/v1/notices/");
            return switch (parameter) {
                case "number" -> any(isNotice ? known.notices() : known.complaints());
                case "id" -> operation.getOpenAPIPath().contains("/callbacks/") ? any(known.callbacks()) : "1";
                default -> "cn";
            };
        }

        private String query() {
            var pairs = new ArrayList<String>();
            for (Parameter parameter : operation.getParameters()) {
                if (parameter.getIn() == Location.QUERY && random.nextBoolean()) {
                    var value = oneIn(2) ? hostile.parameter() : allowed(parameter.getSchema());
                    pairs.add(parameter.getName() + "=" + encoded(value));
                }
            }
            // Putting in force waits for other nodes, and changes the state for the next request.
            if (operation.getOperationId().equals("installPolicy")) {
                pairs.removeIf(pair -> pair.startsWith("dryRun"));
                pairs.add("dryRun=true");
            }
            return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
        }

        private String allowed(Object schema) {
            if (schema instanceof io.vertx.json.schema.JsonSchema known
                    && known.get("enum") instanceof JsonArray values) {
                return String.valueOf(any(values.stream().toList()));
            }
            return hostile.parameter();
        }

        private void headers() {
            headers.put("X-Forwarded-For", "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7");
            if (!oneIn(6)) {
                headers.put("If-Match", "\"" + (1 + random.nextInt(4)) + "\"");
            } else if (oneIn(2)) {
                headers.put("If-Match", any(List.of("*", "W/\"1\"", "\"\"", "99999999999", "-1", "x".repeat(3_000))));
            }
            if (oneIn(5)) {
                headers.put("Idempotency-Key", any(List.of("k", "k".repeat(255), "k".repeat(256), " ", "k k")));
            }
            if (oneIn(3)) {
                headers.put(
                        "Tracking-Code",
                        any(List.of(
                                known.trackingCode(), "-", "x-y", "-".repeat(60), "A".repeat(60), "9".repeat(500))));
            }
            if (oneIn(10)) {
                headers.put("Last-Event-ID", hostile.parameter().replaceAll("[^ -~]", "?"));
            }
            if (oneIn(12)) {
                headers.put("Accept", any(List.of("application/xml", "*/*;q=0", "text/html", "a".repeat(2_000))));
            }
            if (oneIn(12)) {
                headers.put("Accept-Encoding", any(List.of("gzip", "br;q=1.0, gzip;q=0", "identity;q=0", ",,,", "*")));
            }
        }

        private byte[] body() {
            if (operation.getOperationId().equals("putCustomerListPart")) {
                headers.put("Content-Type", oneIn(10) ? "text/csv" : "application/octet-stream");
                return broken(csv().getBytes(StandardCharsets.UTF_8));
            }
            if (operation.getOpenAPIModel().getBoolean("x-streamed-body", false)) {
                headers.put("Content-Type", oneIn(10) ? "application/json" : "application/offset+octet-stream");
                return broken(csv().getBytes(StandardCharsets.UTF_8));
            }
            if (takesCsv()) {
                headers.put("Content-Type", oneIn(10) ? "application/json" : "text/csv");
                return broken(csv().getBytes(StandardCharsets.UTF_8));
            }
            if (takesYaml() && !oneIn(4)) {
                headers.put("Content-Type", "application/yaml");
                return broken(yaml().getBytes(StandardCharsets.UTF_8));
            }
            headers.put(
                    "Content-Type",
                    oneIn(20)
                            ? any(List.of("text/plain", "application/json;charset=utf-16", "", "a/b"))
                            : "application/json");
            return broken(json().getBytes(StandardCharsets.UTF_8));
        }

        private boolean takesCsv() {
            return operation.getOperationId().equals("importUnits")
                    || operation.getOperationId().equals("importVolumes")
                    || operation.getOperationId().equals("importTierFigures");
        }

        private String csv() {
            var lines = new ArrayList<>(List.of("code,kind,name_zh,parent", "F1,region,大区,", "F2,branch,网点,F1"));
            for (int broken = random.nextInt(4); broken > 0; broken--) {
                lines.add(random.nextInt(lines.size() + 1), hostile.yamlLine());
            }
            return String.join("\n", lines);
        }

        private boolean takesYaml() {
            return operation.getRequestBody().getContent().containsKey(Contract.ANY_TEXT);
        }

        private String yaml() {
            var lines = new ArrayList<>(Variations.withWorkingDays("9", 1 + random.nextInt(9))
                    .lines()
                    .toList());
            for (int broken = random.nextInt(4); broken > 0; broken--) {
                lines.add(random.nextInt(lines.size() + 1), hostile.yamlLine());
            }
            return String.join("\n", lines);
        }

        /** The contract's example with a few of its fields, or those of its schema, put otherwise. */
        private String json() {
            var model = operation
                    .getOpenAPIModel()
                    .getJsonObject("requestBody")
                    .getJsonObject("content")
                    .getJsonObject("application/json");
            var example = model.getJsonObject("example");
            // A copy would hold what the library of contracts keeps in it.
            var body = example == null ? new JsonObject() : new JsonObject(example.encode());
            var fields = new ArrayList<String>(body.fieldNames());
            var schema = model.getJsonObject("schema");
            if (schema != null && schema.getJsonObject("properties") != null) {
                fields.addAll(schema.getJsonObject("properties").fieldNames());
            }
            fields.add("unknown");
            if (body.containsKey("source")) {
                body.put("source", yaml());
            }
            var holes = new ArrayList<String>();
            for (int broken = random.nextInt(4); broken > 0; broken--) {
                var field = any(fields);
                if (oneIn(5)) {
                    body.remove(field);
                } else if (body.getValue(field) instanceof JsonObject inner && !inner.isEmpty() && !oneIn(3)) {
                    inner.put(any(List.copyOf(inner.fieldNames())), HOLE + holes.size());
                    holes.add(hostile.json());
                } else {
                    body.put(field, HOLE + holes.size());
                    holes.add(hostile.json());
                }
            }
            var text = body.encode().replace("202609-000001", any(known.complaints()));
            for (int i = 0; i < holes.size(); i++) {
                text = text.replace("\"" + HOLE + i + "\"", holes.get(i));
            }
            return text;
        }

        private byte[] broken(byte[] body) {
            if (body.length > 0 && oneIn(6)) {
                for (int bites = 1 + random.nextInt(4); bites > 0; bites--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
            }
            return body;
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }
}
