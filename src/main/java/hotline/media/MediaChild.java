package hotline.media;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process that decodes pictures, for one caller at a time. A decoder is not stopped by an interrupt, so its process is killed. */
final class MediaChild {
    /** What libraries leak goes with the process. */
    private static final int FILES = 200;

    /** Processes behind the walls have begun by then. */
    private static final Duration SEEN_AFTER = Duration.ofMillis(300);

    /** What a process that ended had written is read by then. */
    private static final Duration DRAINED_AFTER = Duration.ofSeconds(1);

    private final Process process;
    private final DataOutputStream toChild;
    private final DataInputStream fromChild;
    private final Set<ProcessHandle> behindWalls = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> ended;
    private int files;

    private MediaChild(Process process) {
        this.process = process;
        this.toChild = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.fromChild = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.ended = process.onExit().thenRun(this::killBehindWalls);
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

    /**
     * Blocks. Once it has failed, the child is of no more use. The first file has twice the time: the process starts meanwhile. The pipe is read by a
     * thread of its own, since a process behind one that was killed may hold it open.
     */
    PictureAnswer ask(Buffer file, Duration limit) throws IOException {
        files++;
        see();
        CompletableFuture.delayedExecutor(SEEN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::see);
        var answer = CompletableFuture.supplyAsync(() -> exchange(file), MediaChild::onOwnThread);
        var over = ended.thenRunAsync(
                () -> answer.completeExceptionally(new EOFException("the process has ended")),
                CompletableFuture.delayedExecutor(DRAINED_AFTER.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return answer.get(files == 1 ? 2 * limit.toMillis() : limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + limit, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } finally {
            over.cancel(false);
        }
    }

    private PictureAnswer exchange(Buffer file) {
        try {
            MediaFrames.writeFile(toChild, file);
            return MediaFrames.readAnswer(fromChild);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void onOwnThread(Runnable work) {
        var thread = new Thread(work, "media pipe");
        thread.setDaemon(true);
        thread.start();
    }

    boolean canTakeMore() {
        return files < FILES && process.isAlive() && !ended.isDone();
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

    private void killBehindWalls() {
        behindWalls.forEach(ProcessHandle::destroyForcibly);
    }

    void kill() {
        see();
        killBehindWalls();
        process.destroyForcibly();
    }
}
