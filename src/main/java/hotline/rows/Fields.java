package hotline.rows;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row, or of an object that a statement made from a row: each by name and type. A required field that
 * is absent fails, and so does a code that is in no closed list.
 */
public abstract sealed class Fields permits RowFields, JsonFields {

    public static Fields of(Row row) {
        return new RowFields(row);
    }

    public static Fields of(JsonObject object) {
        return new JsonFields(object);
    }

    abstract @Nullable String textOrNull(String name);

    abstract @Nullable Long longOrNull(String name);

    abstract @Nullable Integer integerOrNull(String name);

    abstract @Nullable Boolean flagOrNull(String name);

    abstract @Nullable Instant instantOrNull(String name);

    abstract @Nullable LocalDate dayOrNull(String name);

    abstract @Nullable Object jsonOrNull(String name);

    public abstract float real(String name);

    /** Of an array, in its order. */
    public abstract List<String> texts(String name);

    public abstract List<Long> numbers(String name);

    /** In JSON as PostgreSQL's base64. */
    public abstract Buffer bytes(String name);

    public String text(String name) {
        return required(name, textOrNull(name));
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(textOrNull(name));
    }

    public long number(String name) {
        return required(name, longOrNull(name));
    }

    public Optional<Long> optionalNumber(String name) {
        return Optional.ofNullable(longOrNull(name));
    }

    public int integer(String name) {
        return required(name, integerOrNull(name));
    }

    public Optional<Integer> optionalInteger(String name) {
        return Optional.ofNullable(integerOrNull(name));
    }

    public boolean flag(String name) {
        return required(name, flagOrNull(name));
    }

    public Optional<Boolean> optionalFlag(String name) {
        return Optional.ofNullable(flagOrNull(name));
    }

    public Instant instant(String name) {
        return required(name, instantOrNull(name));
    }

    public Optional<Instant> optionalInstant(String name) {
        return Optional.ofNullable(instantOrNull(name));
    }

    public LocalDate day(String name) {
        return required(name, dayOrNull(name));
    }

    public Optional<LocalDate> optionalDay(String name) {
        return Optional.ofNullable(dayOrNull(name));
    }

    /** Stored in microseconds. */
    public Duration microseconds(String name) {
        return Duration.of(number(name), ChronoUnit.MICROS);
    }

    public Optional<Duration> optionalMicroseconds(String name) {
        return optionalNumber(name).map(micros -> Duration.of(micros, ChronoUnit.MICROS));
    }

    /** An entry of a closed list, by its code. */
    public <E> E code(String name, Function<String, Optional<E>> list) {
        return list.apply(text(name)).orElseThrow(() -> new NoSuchElementException("unknown code in " + name));
    }

    public JsonObject object(String name) {
        return (JsonObject) required(name, jsonOrNull(name));
    }

    public Optional<JsonObject> optionalObject(String name) {
        return Optional.ofNullable((JsonObject) jsonOrNull(name));
    }

    public JsonArray array(String name) {
        return (JsonArray) required(name, jsonOrNull(name));
    }

    /** Each object of an array; none where there is no array. */
    public <T> List<T> each(String name, Function<Fields, T> read) {
        var objects = (JsonArray) jsonOrNull(name);
        return objects == null
                ? List.of()
                : objects.stream()
                        .map(object -> read.apply(of((JsonObject) object)))
                        .toList();
    }

    private static <V> V required(String name, @Nullable V value) {
        if (value == null) {
            throw new NullPointerException(name + " is absent");
        }
        return value;
    }
}
