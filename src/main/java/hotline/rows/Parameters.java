package hotline.rows;

import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that statements may name, each by {@code :name}: single values, arrays of values and batches of rows,
 * all taken from one {@code P}. Several statements may share them; each is sent only those that it names. A value: each
 * method gives the parameters with one more.
 */
public final class Parameters<P> {
    private final Map<String, Parameter<P>> byName;

    private Parameters(Map<String, Parameter<P>> byName) {
        this.byName = byName;
    }

    public static <P> Parameters<P> of() {
        return new Parameters<>(Map.of());
    }

    public <V> Parameters<P> value(String name, SqlType<V> type, Function<P, V> value) {
        return and(name, new Parameter.Single<>(of -> type.encoded(value.apply(of))));
    }

    public <V> Parameters<P> optional(String name, SqlType<V> type, Function<P, Optional<V>> value) {
        return and(
                name,
                new Parameter.Single<>(of -> SqlValue.orNull(value.apply(of).map(type::encoded))));
    }

    /** For {@code ANY (:name)}. */
    public <V> Parameters<P> array(String name, SqlType<V> type, Function<P, ? extends Collection<V>> values) {
        return and(name, new Parameter.Single<>(of -> array(type, values.apply(of))));
    }

    public <V> Parameters<P> optionalArray(
            String name, SqlType<V> type, Function<P, ? extends Optional<? extends Collection<V>>> values) {
        return and(
                name,
                new Parameter.Single<>(of -> SqlValue.orNull(values.apply(of).map(some -> array(type, some)))));
    }

    /** For {@code unnest(:name) AS n}. */
    public <T> Parameters<P> batch(String name, Batch<T> batch, Function<P, List<T>> rows) {
        return and(name, new Parameter.Rows<>(batch, rows));
    }

    Parameter<P> named(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no parameter is called " + name));
    }

    private static <V> Object[] array(SqlType<V> type, Collection<V> values) {
        var array = type.array(values.size());
        int i = 0;
        for (V value : values) {
            array[i++] = type.encoded(value);
        }
        return array;
    }

    private Parameters<P> and(String name, Parameter<P> parameter) {
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException("parameter " + name + " is there already");
        }
        var more = new LinkedHashMap<>(byName);
        more.put(name, parameter);
        return new Parameters<>(more);
    }

    sealed interface Parameter<P> {
        /** How many places it takes in the tuple. */
        int places();

        void add(Tuple values, P of);

        record Single<P>(Function<P, @Nullable Object> value) implements Parameter<P> {
            @Override
            public int places() {
                return 1;
            }

            @Override
            public void add(Tuple values, P of) {
                values.addValue(value.apply(of));
            }
        }

        record Rows<P, T>(Batch<T> batch, Function<P, List<T>> rows) implements Parameter<P> {
            @Override
            public int places() {
                return batch.arrayTypes().size();
            }

            @Override
            public void add(Tuple values, P of) {
                batch.arrays(rows.apply(of)).forEach(values::addValue);
            }
        }
    }
}
