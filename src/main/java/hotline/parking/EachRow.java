package hotline.parking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows read one by one: a row that can't be read is left out and holds up no other. */
public record EachRow<T>(List<T> items, List<Parking.Failing> unreadable) {

    public EachRow {
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Throws failures that are no row's fault.
     *
     * @param name the key that a row is parked under
     */
    public static <R, T> EachRow<T> of(Iterable<R> rows, Function<R, T> read, Function<R, FailedRow> name) {
        var items = new ArrayList<T>();
        var unreadable = new ArrayList<Parking.Failing>();
        for (R row : rows) {
            try {
                items.add(read.apply(row));
            } catch (RuntimeException failure) {
                if (!RowFault.isOfRow(failure)) {
                    throw failure;
                }
                unreadable.add(new Parking.Failing(name.apply(row), failure));
            }
        }
        return new EachRow<>(items, unreadable);
    }

    /** For callers that can't continue without one of them. */
    public List<T> orThrow() {
        if (!unreadable.isEmpty() && unreadable.get(0).failure() instanceof RuntimeException failure) {
            throw failure;
        }
        return items;
    }
}
