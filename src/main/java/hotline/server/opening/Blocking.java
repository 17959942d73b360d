package hotline.server.opening;

import hotline.database.SqlState;
import hotline.failure.FailureText;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets the threads of the command line wait for results from event loops. */
public final class Blocking {
    private Blocking() {}

    public static <T> T await(Future<T> future, Duration longest) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable why = Objects.requireNonNullElse(failed.getCause(), failed);
            // A port in use is an IOException too; its own message is shown.
            if (SqlState.isUnavailability(why) && !(why instanceof IOException)) {
                throw new CommandFailed("the database does not answer: " + FailureText.of(why));
            }
            throw why instanceof RuntimeException cause ? cause : new CommandFailed(FailureText.of(why));
        } catch (TimeoutException tooLong) {
            throw new CommandFailed("no answer within " + longest.toSeconds() + " seconds");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
    }
}
