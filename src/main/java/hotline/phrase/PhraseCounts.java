package hotline.phrase;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;

/** Which phrases agents write with. */
public final class PhraseCounts {
    private final Pool pool;
    private final PhraseUseStore store = new PhraseUseStore();

    public PhraseCounts(Pool pool) {
        this.pool = pool;
    }

    /** Most often used first. */
    public Future<List<PhraseCount>> within(Instant from, Instant to) {
        return pool.withConnection(connection -> store.count(connection, from, to));
    }
}
