package hotline.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Part of a list.
 *
 * @param next cursor of the following page; empty on the last one
 * @param unreadable how many rows are left out because they can't be read
 */
public record Page<T, C>(List<T> items, Optional<C> next, int unreadable) {

    public Page {
        items = List.copyOf(items);
    }

    public Page(List<T> items, Optional<C> next) {
        this(items, next, 0);
    }

    /** Of rows read one more than the page holds, which tells whether there is another page. */
    public static <T, C> Page<T, C> of(List<T> rows, int limit, Function<T, C> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(cursor.apply(items.get(limit - 1))));
    }

    /** The same page of other items. */
    public Page<T, C> map(UnaryOperator<T> each) {
        return new Page<>(items.stream().map(each).toList(), next, unreadable);
    }
}
