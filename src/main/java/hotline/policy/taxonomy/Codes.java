package hotline.policy.taxonomy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The codes under which values stand in policy files and in the API, in the values' own order. */
public final class Codes {
    private Codes() {}

    public static <T> Map<String, T> of(T[] values, Function<T, String> code) {
        var byCode = new LinkedHashMap<String, T>();
        for (T value : values) {
            byCode.put(code.apply(value), value);
        }
        return Collections.unmodifiableMap(byCode);
    }
}
