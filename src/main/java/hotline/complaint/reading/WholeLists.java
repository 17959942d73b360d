package hotline.complaint.reading;

import hotline.complaint.reading.ComplaintListStore.Asked;
import hotline.complaint.reading.ComplaintListStore.Listing;
import hotline.identity.Caller;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lists of complaints to be written to files: the rows that {@link ComplaintReader#list} shows the caller, in the same
 * order. Looks are recorded by the room that writes the files (K8).
 */
public final class WholeLists {
    private final ComplaintListStore store = new ComplaintListStore();

    /** A page, as long as the limit of the query. */
    public Future<Page<WholeRow, String>> page(SqlConnection connection, Caller caller, ListQuery query) {
        return listed(caller, query, (listing, asked) -> store.whole(connection, listing, asked));
    }

    /** How many rows the list has; one more than the limit of the query stands for all larger numbers. */
    public Future<Long> count(SqlConnection connection, Caller caller, ListQuery query) {
        return listed(caller, query, (listing, asked) -> store.count(connection, listing, asked));
    }

    /** How many rows of the list are left out, because their personal data are erased; up to one more than the limit. */
    public Future<Long> countErased(SqlConnection connection, Caller caller, ListQuery query) {
        return listed(caller, query, (listing, asked) -> store.countErased(connection, listing, asked));
    }

    /** Those with these ids that can be read, for callers who may see all. */
    public Future<List<WholeRow>> byId(SqlConnection connection, List<Long> ids) {
        return store.wholeById(connection, ids);
    }

    private static <T> Future<T> listed(Caller caller, ListQuery query, BiFunction<Listing, Asked, Future<T>> reading) {
        var visibility = Visibility.of(caller);
        if (visibility.onlyBranch().isPresent()) {
            var narrowed = query.withoutHolder();
            var listing = ComplaintListStore.ofBranch(narrowed);
            return reading.apply(
                    listing, ComplaintListStore.asked(listing, narrowed, Optional.empty(), visibility.onlyBranch()));
        }
        var listing = ComplaintListStore.listing(query);
        return reading.apply(
                listing,
                ComplaintListStore.asked(
                        listing, query, Optional.of(visibility.staff().id()), Optional.empty()));
    }
}
