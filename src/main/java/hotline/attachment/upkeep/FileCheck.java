package hotline.attachment.upkeep;

import hotline.attachment.Attachments;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.Steps;
import hotline.attachment.blob.StoredBlob;
import hotline.failure.Failure;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Whether all bytes of stored files are those that came in, and whether each file that is shown is there. Writes nothing. */
public final class FileCheck {
    private static final int AT_ONCE = 100;
    private static final int MOST_NAMED = 20;

    private final Attachments attachments;
    private final Blobs blobs;
    private final int most;
    private final List<String> first = new ArrayList<>();
    private final Steps steps;
    private int faults;
    private long files;
    private long bytes;

    /** @param most files that are read; {@code Integer.MAX_VALUE}: all of them */
    public FileCheck(Attachments attachments, int most, Steps steps) {
        this.steps = steps;
        this.attachments = attachments;
        this.blobs = attachments.blobs();
        this.most = most;
    }

    /**
     * What was found.
     *
     * @param first of the faults, in words
     */
    public record Result(int faults, List<String> first, long files, long bytes) {
        public Result {
            first = List.copyOf(first);
        }
    }

    public Future<Result> run() {
        return attachments
                .withoutFile()
                .compose(missing -> {
                    missing.forEach(id -> fault("attachment " + id + " is shown and has no file"));
                    return blobs.last();
                })
                .compose(last -> readFrom(
                        most == Integer.MAX_VALUE
                                ? 0
                                : ThreadLocalRandom.current().nextLong(last + 1)))
                .map(read -> new Result(faults, first, files, bytes));
    }

    private Future<Void> readFrom(long after) {
        var last = new AtomicLong(after);
        var found = new ArrayDeque<StoredBlob>();
        return steps.all(() -> {
            if (!found.isEmpty()) {
                var blob = found.remove();
                last.set(blob.id());
                return one(blob).map(false);
            }
            int left = (int) Math.min(AT_ONCE, most - files);
            return left == 0
                    ? Future.succeededFuture(true)
                    : steps.patiently(() -> blobs.after(last.get(), left)).map(more -> {
                        found.addAll(more);
                        return more.isEmpty();
                    });
        });
    }

    private Future<Void> one(StoredBlob blob) {
        return steps.patiently(() -> blobs.isSound(blob))
                .map(isSound -> isSound ? Optional.<String>empty() : Optional.of("is not what came in"))
                .recover(failure -> failure instanceof Failure.Busy
                        ? Future.succeededFuture(Optional.of("was not read: its store is away"))
                        : Future.failedFuture(failure))
                .map(wrong -> {
                    files++;
                    bytes += blob.size();
                    wrong.ifPresent(what -> fault("file " + blob.id() + " of " + blob.size() + " bytes " + what));
                    return null;
                });
    }

    private void fault(String words) {
        faults++;
        if (first.size() < MOST_NAMED) {
            first.add(words);
        }
    }
}
