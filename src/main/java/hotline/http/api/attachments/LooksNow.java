package hotline.http.api.attachments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hotline.attachment.Attachment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Lists of files that people have before them: a page asks again and again while a file is being prepared, and all that is one look. A file that
 * they have not seen makes it another one, and so does some time. Each node has its own.
 */
final class LooksNow {
    private static final Duration ONE_LOOK = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Cache<Who, Seen> seen =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private record Who(long person, long complaint) {}

    private record Seen(List<UUID> files, Instant since) {}

    boolean isOn(long person, long complaint, List<Attachment> files, Instant now) {
        var before = seen.getIfPresent(new Who(person, complaint));
        return before != null
                && now.isBefore(before.since().plus(ONE_LOOK))
                && before.files().containsAll(ids(files));
    }

    /** That look is on record. */
    void begun(long person, long complaint, List<Attachment> files, Instant now) {
        seen.put(new Who(person, complaint), new Seen(ids(files), now));
    }

    private static List<UUID> ids(List<Attachment> files) {
        return files.stream().map(Attachment::id).toList();
    }
}
