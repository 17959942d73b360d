package hotline.phrase;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;

/** Which phrases agents write with. */
public final class PhraseCounts {
    private final SqlClient client;
    private final PhraseUseStore store = new PhraseUseStore();

    public PhraseCounts(SqlClient client) {
        this.client = client;
    }

    /** Most often used first. */
    public Future<List<PhraseCount>> within(Instant from, Instant to) {
        return store.count(client, from, to);
    }
}
