package hotline.failure;

import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Entries that a map holds by its making: one that is absent is a defect, which the failure names by its key. */
public final class Expected {
    private Expected() {}

    public static <K, V> V in(Map<K, V> map, K key) {
        @Nullable V value = map.get(key);
        if (value == null) {
            throw new NoSuchElementException("there is no entry of " + key);
        }
        return value;
    }
}
