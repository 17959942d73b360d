package hotline.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has pictures that we do not read made JPEGs by a program of the operator, in a folder of its own and for a few seconds. What it writes is
 * not trusted either: it goes the way of all pictures.
 */
public final class ForeignPictures {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignPictures.class);
    private static final int LONGEST_SECONDS = 20;

    private final WorkerExecutor workers;
    private final List<String> command;

    /** @param command a program with its options; the names of both files are put behind them */
    public ForeignPictures(Vertx vertx, String command) {
        this.workers = vertx.createSharedWorkerExecutor("foreign pictures", 1, 2 * LONGEST_SECONDS, TimeUnit.SECONDS);
        this.command = List.of(command.strip().split("\\s+"));
    }

    /** @return nothing where the program did not make one */
    public Future<Optional<Buffer>> convert(Buffer file) {
        return workers.executeBlocking(() -> converted(file));
    }

    public Future<Void> stop() {
        return workers.close();
    }

    private Optional<Buffer> converted(Buffer file) throws IOException {
        Path folder = Files.createTempDirectory("hotline-picture");
        try {
            Path from = Files.write(folder.resolve("picture.heic"), file.getBytes());
            Path to = folder.resolve("picture.jpg");
            return hasRun(from, to) && Files.exists(to) && Files.size(to) <= MediaFrames.LONGEST
                    ? Optional.of(Buffer.buffer(Files.readAllBytes(to)))
                    : Optional.empty();
        } finally {
            delete(folder);
        }
    }

    private boolean hasRun(Path from, Path to) throws IOException {
        var words = new ArrayList<>(command);
        words.add(from.toString());
        words.add(to.toString());
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean hasEnded = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!hasEnded || process.exitValue() != 0) {
                LOG.warn("{} made no picture of {} bytes", command.get(0), Files.size(from));
            }
            return hasEnded && process.exitValue() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(one -> {
                try {
                    Files.delete(one);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
