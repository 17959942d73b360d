package hotline.rows;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place at which an absent value becomes the NULL that a statement is sent. */
public final class SqlValue {
    private SqlValue() {}

    public static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
