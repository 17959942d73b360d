package hotline.cli;

import hotline.failure.Failure;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The faults of a file, line by line: an answer of a command that takes files, not a failure of it. */
final class RefusedLines {
    private final Path file;
    private Optional<Failure.Invalid> refused = Optional.empty();

    RefusedLines(Path file) {
        this.file = file;
    }

    /** Empty where the file is refused; any other failure stays one. */
    <T> Future<Optional<T>> ofTaken(Future<T> taken) {
        return taken.map(Optional::of).recover(failure -> {
            if (failure instanceof Failure.Invalid invalid) {
                refused = Optional.of(invalid);
                return Future.succeededFuture(Optional.empty());
            }
            return Future.failedFuture(failure);
        });
    }

    /** Gives the code that the command exits with. */
    int print(PrintWriter to) {
        refused.ifPresent(invalid -> {
            invalid.fields()
                    .forEach(field -> to.printf(
                            "%s:%d:%d: %s %s%n", file, field.line(), field.column(), field.pointer(), field.detail()));
            if (invalid.unnamed() > 0) {
                to.printf("%s: %d more are wrong%n", file, invalid.unnamed());
            }
        });
        return refused.isPresent() ? 1 : 0;
    }
}
