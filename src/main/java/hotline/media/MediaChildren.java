package hotline.media;

import hotline.media.PictureAnswer.Unreadable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has pictures decoded by processes of their own, two at a time. A process that dies, or takes too long, takes nothing along: its file is
 * given to a new one once, and is unreadable if that one ends too.
 */
public final class MediaChildren {
    public static final int AT_A_TIME = 2;

    private static final Logger LOG = LoggerFactory.getLogger(MediaChildren.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TRIES = 2;
    private static final int LONGEST_SECONDS = 30;

    private final WorkerExecutor workers;
    private final Supplier<List<String>> starting;
    private final Duration limit;
    private final ConcurrentLinkedDeque<MediaChild> idle = new ConcurrentLinkedDeque<>();
    private final Set<MediaChild> atWork = ConcurrentHashMap.newKeySet();
    private volatile Optional<List<String>> command = Optional.empty();
    private volatile boolean isStopped;

    public MediaChildren(Vertx vertx) {
        this(vertx, ChildCommand::ofThisProgram, LIMIT);
    }

    MediaChildren(Vertx vertx, Supplier<List<String>> starting, Duration limit) {
        this.workers = vertx.createSharedWorkerExecutor("media", AT_A_TIME, LONGEST_SECONDS, TimeUnit.SECONDS);
        this.starting = starting;
        this.limit = limit;
    }

    /** @return a failure where no process can be started; the file is not to blame */
    public Future<PictureAnswer> remake(Buffer file) {
        return workers.executeBlocking(() -> ask(file), false);
    }

    public Future<Void> stop() {
        isStopped = true;
        atWork.forEach(MediaChild::kill);
        idle.forEach(MediaChild::kill);
        idle.clear();
        return workers.close();
    }

    /** Of the processes that wait or work. */
    List<Long> pids() {
        return Stream.concat(idle.stream(), atWork.stream())
                .map(MediaChild::pid)
                .toList();
    }

    /** Of all that work. */
    boolean areBehindWallsSeen() {
        return atWork.stream().allMatch(MediaChild::hasSeenBehindWalls);
    }

    private PictureAnswer ask(Buffer file) throws IOException {
        for (int tried = 1; !isStopped; tried++) {
            var child = child();
            atWork.add(child);
            try {
                var answer = child.ask(file, limit);
                keep(child);
                return answer;
            } catch (IOException | RuntimeException ended) {
                child.kill();
                LOG.warn(
                        "A process that decodes pictures has ended at a file of {} bytes: {}",
                        file.length(),
                        ended.toString());
                if (tried == TRIES) {
                    return new Unreadable("its process ended");
                }
            } finally {
                atWork.remove(child);
            }
        }
        throw new IOException("the server stops");
    }

    private MediaChild child() throws IOException {
        for (var waiting = idle.pollFirst(); waiting != null; waiting = idle.pollFirst()) {
            if (waiting.canTakeMore()) {
                return waiting;
            }
            waiting.kill();
        }
        return MediaChild.started(command());
    }

    private List<String> command() {
        var known = command.orElseGet(() -> {
            var found = starting.get();
            if (ChildCommand.isWalled(found)) {
                LOG.info("Pictures are decoded behind bwrap");
            } else {
                LOG.warn("Pictures are decoded without bwrap: they are not kept from the network and the disk");
            }
            return found;
        });
        command = Optional.of(known);
        return known;
    }

    private void keep(MediaChild child) {
        if (isStopped || !child.canTakeMore()) {
            child.kill();
        } else {
            idle.addFirst(child);
        }
    }
}
