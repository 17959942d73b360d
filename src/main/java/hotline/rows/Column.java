package hotline.rows;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column of rows of {@code T}: its name, its type and the source of its values. */
record Column<T>(String name, Write write, SqlType<?> type, Function<T, @Nullable Object> encoded) {

    enum Write {
        /** Written with a new row and never again. */
        ONCE,
        ALWAYS,
        /** An absent value keeps the row's value. */
        WHERE_PRESENT
    }

    static <T, V> Column<T> of(String name, Write write, SqlType<V> type, Function<T, V> value) {
        return new Column<>(name, write, type, row -> type.encoded(value.apply(row)));
    }

    static <T, V> Column<T> optional(String name, Write write, SqlType<V> type, Function<T, Optional<V>> value) {
        return new Column<>(
                name, write, type, row -> SqlValue.orNull(value.apply(row).map(type::encoded)));
    }

    Object[] array(List<? extends T> rows) {
        var array = type.array(rows.size());
        int i = 0;
        for (T row : rows) {
            array[i++] = encoded.apply(row);
        }
        return array;
    }

    /** As the statement names it if the batch is called n. */
    String value() {
        return type.decoded("n." + name);
    }

    String assignment(String target) {
        return write == Write.WHERE_PRESENT
                ? name + " = coalesce(" + value() + ", " + target + "." + name + ")"
                : name + " = " + value();
    }
}
