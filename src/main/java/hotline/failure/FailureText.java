package hotline.failure;

import java.util.Objects;

/** The text of an exception. */
public final class FailureText {
    private FailureText() {}

    /** Its message, or the name of its class where it has none. */
    public static String of(Throwable failure) {
        return Objects.requireNonNullElseGet(
                failure.getMessage(), () -> failure.getClass().getSimpleName());
    }
}
