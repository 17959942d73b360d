package hotline.http.api;

import hotline.failure.Failure;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.paging.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Pages of a list in the order of ids, newest first. */
public final class NewestFirst {
    private NewestFirst() {}

    /** The id that the page before ended with; empty for the first page. */
    public static Optional<Long> after(Exchange exchange) {
        return exchange.query("after").map(text -> Exchange.id(text)
                .orElseThrow(() -> Failure.Invalid.field("after", "must be the next of the page before")));
    }

    /** @param found one more than the page holds, where there is more */
    public static <T> JsonObject page(List<T> found, int limit, ToLongFunction<T> id, Function<T, JsonObject> json) {
        var page = Page.of(found, limit, last -> Long.toString(id.applyAsLong(last)));
        return new JsonObject()
                .put("items", ComplaintJson.array(page.items(), json))
                .put("next", JsonValue.orNull(page.next()));
    }
}
