package hotline.replay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums, so many for each key. Not safe for many threads. */
final class KeyedSums<K extends Comparable<? super K>> {
    private final int width;
    private final SortedMap<K, long[]> sums = new TreeMap<>();

    KeyedSums(int width) {
        this.width = width;
    }

    void add(K key, int column, long n) {
        sums.computeIfAbsent(key, first -> new long[width])[column] += n;
    }

    void addAll(KeyedSums<K> other) {
        other.sums.forEach((key, counted) -> {
            for (int column = 0; column < width; column++) {
                add(key, column, counted[column]);
            }
        });
    }

    /** In the order of the keys. */
    SortedMap<K, long[]> sums() {
        return sums;
    }

    JsonObject json(Function<K, String> name) {
        var json = new JsonObject();
        sums.forEach((key, counted) -> {
            var row = new JsonArray();
            for (long sum : counted) {
                row.add(sum);
            }
            json.put(name.apply(key), row);
        });
        return json;
    }

    void addAll(JsonObject json, Function<String, K> key) {
        json.forEach(entry -> {
            var row = (JsonArray) entry.getValue();
            for (int column = 0; column < width; column++) {
                add(key.apply(entry.getKey()), column, row.getLong(column));
            }
        });
    }
}
