package hotline.replay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.SortedSet;
import java.util.TreeSet;

/** A count of complaints of one sort, and the first of them as examples. Not safe for many threads. */
final class Cases {
    static final int MOST_EXAMPLES = 20;

    private final SortedSet<Long> first = new TreeSet<>();
    private long count;

    void add(long complaint) {
        count++;
        keep(complaint);
    }

    void addAll(Cases others) {
        count += others.count;
        others.first.forEach(this::keep);
    }

    private void keep(long complaint) {
        first.add(complaint);
        if (first.size() > MOST_EXAMPLES) {
            first.remove(first.last());
        }
    }

    long count() {
        return count;
    }

    /** Ids of the first, in order. */
    SortedSet<Long> first() {
        return first;
    }

    JsonObject json() {
        var ids = new JsonArray();
        first.forEach(ids::add);
        return new JsonObject().put("count", count).put("first", ids);
    }

    void addAll(JsonObject json) {
        count += json.getLong("count");
        json.getJsonArray("first").forEach(id -> keep(((Number) id).longValue()));
    }
}
