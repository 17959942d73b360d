package hotline.media;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One process that decodes pictures, for one caller at a time. A decoder is not stopped by an interrupt, so its process is killed. */
final class MediaChild {
    /** What libraries leak goes with the process. */
    private static final int FILES = 200;

    /** Processes behind the walls have begun by then. */
    private static final Duration SEEN_AFTER = Duration.ofMillis(300);

    private final Process process;
    private final DataOutputStream toChild;
    private final DataInputStream fromChild;
    private final Set<ProcessHandle> behindWalls = ConcurrentHashMap.newKeySet();
    private int files;

    private MediaChild(Process process) {
        this.process = process;
        this.toChild = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.fromChild = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        process.onExit().thenRun(this::kill);
    }

    static MediaChild started(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        if (path != null) {
            builder.environment().put("PATH", path);
        }
        return new MediaChild(builder.start());
    }

    /** Blocks. Once it has failed, the child is of no more use. The first file has twice the time: the process starts meanwhile. */
    PictureAnswer ask(Buffer file, Duration limit) throws IOException {
        files++;
        var answered = new CompletableFuture<Void>();
        see();
        CompletableFuture.delayedExecutor(SEEN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::see);
        var patience = files == 1 ? limit.multipliedBy(2) : limit;
        var watch = answered.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    kill();
                    return null;
                });
        try {
            MediaFrames.writeFile(toChild, file);
            return MediaFrames.readAnswer(fromChild);
        } finally {
            answered.complete(null);
            watch.join();
        }
    }

    boolean canTakeMore() {
        return files < FILES && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    boolean hasSeenBehindWalls() {
        return !behindWalls.isEmpty();
    }

    /** Where the process in front alone was killed, those behind it are its descendants no more, and one of them holds the pipe. */
    private void see() {
        process.descendants().forEach(behindWalls::add);
    }

    void kill() {
        see();
        behindWalls.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
