package hotline.attachment.upkeep;

import hotline.attachment.Attachments;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.StoredBlob;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Whether all bytes of stored files are those that came in, and whether each file that is shown is there. Writes nothing. */
public final class FileCheck {
    private static final int AT_ONCE = 100;
    private static final int MOST_NAMED = 20;

    private final Attachments attachments;
    private final Blobs blobs;
    private final int most;
    private final List<String> first = new ArrayList<>();
    private int faults;
    private long files;
    private long bytes;

    /** @param most files that are read; {@code Integer.MAX_VALUE}: all of them */
    public FileCheck(Attachments attachments, int most) {
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
        int left = (int) Math.min(AT_ONCE, most - files);
        return left == 0
                ? Future.succeededFuture()
                : blobs.after(after, left)
                        .compose(found -> found.isEmpty()
                                ? Future.succeededFuture()
                                : each(found, 0)
                                        .compose(read -> readFrom(
                                                found.get(found.size() - 1).id())));
    }

    private Future<Void> each(List<StoredBlob> found, int at) {
        if (at == found.size()) {
            return Future.succeededFuture();
        }
        var blob = found.get(at);
        return blobs.isSound(blob).compose(isSound -> {
            files++;
            bytes += blob.size();
            if (!isSound) {
                fault("file " + blob.id() + " of " + blob.size() + " bytes is not what came in");
            }
            return each(found, at + 1);
        });
    }

    private void fault(String words) {
        faults++;
        if (first.size() < MOST_NAMED) {
            first.add(words);
        }
    }
}
