package hotline.http.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place at which an absent value becomes the null that JSON writes. */
public final class JsonValue {
    private JsonValue() {}

    public static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
