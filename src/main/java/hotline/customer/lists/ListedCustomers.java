package hotline.customer.lists;

import hotline.paging.Page;
import hotline.policy.tier.Tier;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** All customers but those whose files are sealed or erased, page by page, as they are taken out of the system. */
public final class ListedCustomers {

    /** @param tier only those who have it, in any department */
    public record Query(Optional<Tier> tier) {}

    /** In the order of their files. */
    public Future<Page<ListedCustomer, String>> page(SqlConnection connection, Query query, long after, int most) {
        return ListedStore.page(connection, query, after, most + 1)
                .map(rows -> Page.of(rows, most, last -> Long.toString(last.file())));
    }

    /** One more than the most stands for all larger numbers. */
    public Future<Long> count(SqlConnection connection, Query query, int most) {
        return ListedStore.count(connection, query, most + 1L);
    }

    /** How many are left out because they are erased, counted like them. */
    public Future<Long> countErased(SqlConnection connection, Query query, int most) {
        return ListedStore.countErased(connection, query, most + 1L);
    }
}
