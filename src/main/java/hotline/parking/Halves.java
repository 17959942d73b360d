package hotline.parking;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Finds the rows that make a batch fail: the batch is split into halves until a row fails alone. A bad row among n
 * costs about log n further attempts, and all others are done in order.
 *
 * @param work does a batch, all or nothing
 * @param alone the result for a row that fails alone
 * @param and two results as one
 */
public record Halves<T, R>(
        Function<List<T>, Future<R>> work, BiFunction<T, Throwable, Future<R>> alone, BinaryOperator<R> and) {

    /** Fails only if a failure lies in no row. */
    public Future<R> each(List<T> rows) {
        return Future.succeededFuture(rows)
                .compose(work)
                .recover(failure -> RowFault.isOfRow(failure) ? apart(rows, failure) : Future.failedFuture(failure));
    }

    /** The batch has failed with that failure. */
    public Future<R> apart(List<T> rows, Throwable failure) {
        if (rows.isEmpty()) {
            return Future.failedFuture(failure);
        }
        if (rows.size() == 1) {
            return alone.apply(rows.get(0), failure);
        }
        int middle = rows.size() / 2;
        return each(rows.subList(0, middle))
                .compose(first -> each(rows.subList(middle, rows.size())).map(second -> and.apply(first, second)));
    }
}
