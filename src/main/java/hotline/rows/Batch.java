package hotline.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The columns of many rows that go into a statement at once, one array per column. A {@link Statement} unnests them;
 * the lists of columns in its text come from here, for a batch that is called n there. A value: each method gives the
 * batch with one column more.
 */
public final class Batch<T> {
    private final List<Column<T>> columns;

    private Batch(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    public static <T> Batch<T> of() {
        return new Batch<>(List.of());
    }

    public <V> Batch<T> column(String name, SqlType<V> type, Function<T, V> value) {
        return and(Column.of(name, Column.Write.ALWAYS, type, value));
    }

    public <V> Batch<T> optional(String name, SqlType<V> type, Function<T, Optional<V>> value) {
        return and(Column.optional(name, Column.Write.ALWAYS, type, value));
    }

    /** Of the key, or of data that never changes: no update writes it. */
    public <V> Batch<T> fixed(String name, SqlType<V> type, Function<T, V> value) {
        return and(Column.of(name, Column.Write.ONCE, type, value));
    }

    public <V> Batch<T> fixedOptional(String name, SqlType<V> type, Function<T, Optional<V>> value) {
        return and(Column.optional(name, Column.Write.ONCE, type, value));
    }

    /** An update writes it if there is a value, and keeps the row's value if there is none. */
    public <V> Batch<T> wherePresent(String name, SqlType<V> type, Function<T, Optional<V>> value) {
        return and(Column.optional(name, Column.Write.WHERE_PRESENT, type, value));
    }

    /** With the columns of a part of each row. */
    public <P> Batch<T> all(Batch<P> of, Function<T, P> part) {
        var both = this;
        for (Column<P> column : of.columns) {
            both = both.and(new Column<>(column.name(), column.write(), column.type(), row -> column.encoded()
                    .apply(part.apply(row))));
        }
        return both;
    }

    private Batch<T> and(Column<T> column) {
        if (columns.stream().anyMatch(one -> one.name().equals(column.name()))) {
            throw new IllegalArgumentException("column " + column.name() + " is there already");
        }
        var more = new ArrayList<>(columns);
        more.add(column);
        return new Batch<>(more);
    }

    /** {@code id, status}: the columns that an INSERT names. */
    public String names() {
        return listed(Column::name);
    }

    /** {@code c.id, c.status}: the columns that a SELECT reads of a table. */
    public String names(String table) {
        return listed(column -> table + "." + column.name());
    }

    /** Each row of that table as one JSON object, which {@link Fields} read as they read the row. */
    public String object(String table) {
        return "jsonb_build_object(" + listed(column -> "'" + column.name() + "', " + table + "." + column.name())
                + ")";
    }

    /** {@code n.id, n.status}: the columns that a SELECT reads of the batch for an INSERT. */
    public String values() {
        return listed(Column::value);
    }

    /** {@code status = n.status}: the assignments of an UPDATE of the table. */
    public String assignments(String target) {
        return changing(column -> column.assignment(target));
    }

    /** {@code status = excluded.status}: the assignments of an INSERT if the row exists already. */
    public String replacements() {
        return changing(column -> column.name() + " = excluded." + column.name());
    }

    List<Object[]> arrays(List<? extends T> rows) {
        return columns.stream().map(column -> column.array(rows)).toList();
    }

    List<String> arrayTypes() {
        return columns.stream().map(column -> column.type().arrayName()).toList();
    }

    private String listed(Function<Column<T>, String> text) {
        return listed(column -> true, text);
    }

    private String changing(Function<Column<T>, String> text) {
        return listed(column -> column.write() != Column.Write.ONCE, text);
    }

    private String listed(Predicate<Column<T>> which, Function<Column<T>, String> text) {
        return columns.stream().filter(which).map(text).collect(Collectors.joining(", "));
    }
}
