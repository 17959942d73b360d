package hotline.agentday;

import hotline.measures.Period;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** The entries of all agents' logs of problems (C4), page by page in the order of their days. */
public final class ProblemEntries {
    /** @param complaint id of the case that it is about */
    public record Whole(ProblemEntry entry, Optional<Long> complaint) {}

    /** @param after the place that the page before ended with */
    public Future<Page<Whole, String>> page(SqlConnection connection, Period days, Optional<String> after, int limit) {
        return ProblemEntryStore.whole(connection, days, after.map(Place::parse).orElse(Place.before(days)), limit + 1)
                .map(found ->
                        Page.of(found, limit, whole -> Place.of(whole.entry()).text()));
    }

    /** One more than the most stands for all larger numbers. */
    public Future<Long> count(SqlConnection connection, Period days, int most) {
        return ProblemEntryStore.count(connection, days, most);
    }
}
