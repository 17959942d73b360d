package hotline.http.engine;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem with a request in the form of RFC 9457.
 *
 * @param code stable, kebab-case; the last part of {@code type}
 * @param unnamed how many fields are wrong in addition to those of {@code errors}
 * @param headers to send with it, such as {@code Retry-After}
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        List<WrongField> errors,
        int unnamed,
        Map<String, String> headers) {

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of(), 0, Map.of());
    }

    public Problem with(String header, String value) {
        return new Problem(status, code, title, detail, errors, unnamed, Map.of(header, value));
    }

    public Problem with(List<WrongField> wrong) {
        return new Problem(status, code, title, detail, wrong, 0, headers);
    }

    public Problem with(Failure.Invalid invalid) {
        return new Problem(status, code, title, detail, invalid.fields(), invalid.unnamed(), headers);
    }

    public void send(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store");
        headers.forEach(response::putHeader);
        response.end(json(RequestLog.id(response)).toBuffer());
    }

    private static JsonObject json(WrongField error) {
        var json = new JsonObject().put("pointer", error.pointer()).put("detail", error.detail());
        if (!error.code().isEmpty()) {
            json.put("code", error.code());
        }
        if (!error.values().isEmpty()) {
            json.put("values", new JsonArray(error.values()));
        }
        if (!error.file().isEmpty()) {
            json.put("file", error.file());
        }
        return error.line() == 0 ? json : json.put("line", error.line()).put("column", error.column());
    }

    private JsonObject json(Optional<String> requestId) {
        var json = new JsonObject()
                .put("type", "/problems/" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        requestId.ifPresent(id -> json.put("instance", id));
        if (!errors.isEmpty()) {
            var array = new JsonArray();
            for (WrongField error : errors) {
                array.add(json(error));
            }
            json.put("errors", array);
        }
        if (unnamed > 0) {
            json.put("moreErrors", unnamed);
        }
        return json;
    }
}
