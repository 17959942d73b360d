package hotline.failure;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A process without free memory answers no request, yet lives on where a library swallows the error. It ends instead,
 * so that its supervisor starts it again; all acknowledged complaints are in the database. As
 * {@code -XX:+ExitOnOutOfMemoryError} does, which can't be set in a jar.
 */
public final class OutOfMemory {
    /** As the JVM's own option has it. */
    public static final int EXIT_CODE = 3;

    private static final int DEEPEST = 20;
    // There may be no memory for it later.
    private static final byte[] FAREWELL =
            "hotline ends: out of memory. Give it more (java -Xmx...), or look for what took it.\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private OutOfMemory() {}

    /** Loads this class while there is memory for it. */
    public static void prepare() {
        endIfCaused(null);
    }

    /** Ends the process at once where that is the failure or what caused it. */
    public static void endIfCaused(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                end();
            }
            depth++;
        }
    }

    /** Ends the process at once, without shutdown hooks: they would need memory. */
    public static void end() {
        try {
            ERR.write(FAREWELL);
        } catch (IOException | OutOfMemoryError untold) {
            // It ends all the same.
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
