package hotline.http.api.administration;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Exchange;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Pages of a list in the order of ids, newest first. */
final class NewestFirst {
    private NewestFirst() {}

    /** The id that the page before ended with; empty for the first page. */
    static Optional<Long> after(Exchange exchange) {
        return exchange.query("after").map(text -> id(text).orElseThrow(
                        () -> Failure.Invalid.field("after", "must be the next of the page before")));
    }

    /** @param found one more than the page holds, where there is more */
    static <T> JsonObject page(List<T> found, int limit, ToLongFunction<T> id, Function<T, JsonObject> json) {
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? Long.toString(id.applyAsLong(page.get(limit - 1))) : null;
        return new JsonObject().put("items", ComplaintJson.array(page, json)).put("next", next);
    }

    /** Empty where the text is no id. */
    static Optional<Long> id(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(id -> id > 0);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
