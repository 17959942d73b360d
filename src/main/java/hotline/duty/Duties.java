package hotline.duty;

import hotline.identity.Caller.Staff;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks each kind of work how much of it waits for a person. */
public final class Duties {
    /** No more are counted. */
    public static final int MOST = 100;

    private final List<Source> sources;

    public Duties(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Counts what the person has to see to, {@link #MOST} at most. */
    public interface Counting {
        Future<Integer> of(Staff person, Instant now);
    }

    /** Where a kind is counted. */
    public record Source(DutyKind kind, Counting counting) {}

    /** @param count of a kind; never 0 */
    public record Duty(DutyKind kind, int count) {}

    /** In the order of the kinds. */
    public Future<List<Duty>> of(Staff person, Instant now) {
        var found = new ArrayList<Duty>();
        var asked = Future.<Void>succeededFuture();
        for (Source source : sources) {
            asked = asked.compose(before -> source.counting().of(person, now)).map(count -> {
                if (count > 0) {
                    found.add(new Duty(source.kind(), count));
                }
                return null;
            });
        }
        return asked.map(all -> List.copyOf(found));
    }
}
