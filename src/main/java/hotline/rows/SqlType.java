package hotline.rows;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** How values of one Java type go into a statement, alone or as an array with one entry per row. */
public final class SqlType<V> {
    public static final SqlType<String> TEXT = asIs("text", String[]::new);
    public static final SqlType<Long> BIGINT = asIs("bigint", Long[]::new);
    public static final SqlType<Integer> INT = asIs("int", Integer[]::new);
    public static final SqlType<Float> REAL = asIs("real", Float[]::new);
    public static final SqlType<Double> DOUBLE = asIs("double precision", Double[]::new);
    public static final SqlType<Boolean> BOOLEAN = asIs("boolean", Boolean[]::new);
    public static final SqlType<LocalDate> DATE = asIs("date", LocalDate[]::new);
    public static final SqlType<UUID> UUID = asIs("uuid", UUID[]::new);
    public static final SqlType<Buffer> BYTES = asIs("bytea", Buffer[]::new);

    public static final SqlType<Instant> INSTANT =
            new SqlType<>("timestamptz", OffsetDateTime[]::new, SqlType::timestamptz, column -> column);

    /** A length of time, in microseconds. */
    public static final SqlType<Duration> MICROSECONDS = new SqlType<>(
            "bigint", Long[]::new, length -> length.dividedBy(ChronoUnit.MICROS.getDuration()), column -> column);

    /** Encoded already: the client would encode a text again. */
    public static final SqlType<String> JSON =
            new SqlType<>("text", String[]::new, encoded -> encoded, column -> column + "::jsonb");

    /** Codes, none of which has a comma: there are no arrays of arrays of several lengths. */
    public static final SqlType<Collection<String>> CODES = new SqlType<>(
            "text", String[]::new, codes -> String.join(",", codes), column -> "string_to_array(" + column + ", ',')");

    private final String name;
    private final IntFunction<Object[]> array;
    private final Function<V, Object> encode;
    private final UnaryOperator<String> decode;

    private SqlType(
            String name, IntFunction<Object[]> array, Function<V, Object> encode, UnaryOperator<String> decode) {
        this.name = name;
        this.array = array;
        this.encode = encode;
        this.decode = decode;
    }

    private static <V> SqlType<V> asIs(String name, IntFunction<Object[]> array) {
        return new SqlType<>(name, array, value -> value, column -> column);
    }

    /** For a statement that numbers its few parameters itself. */
    public static OffsetDateTime timestamptz(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    String arrayName() {
        return name + "[]";
    }

    /** The expression for the table's column, from the unnested one. */
    String decoded(String unnested) {
        return decode.apply(unnested);
    }

    Object encoded(V value) {
        return encode.apply(value);
    }

    Object[] array(int length) {
        return array.apply(length);
    }
}
