package hotline.rows;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class RowFields extends Fields {
    private final Row row;

    RowFields(Row row) {
        this.row = row;
    }

    @Override
    @Nullable
    String textOrNull(String name) {
        return row.getString(name);
    }

    @Override
    @Nullable
    Long longOrNull(String name) {
        return row.getLong(name);
    }

    @Override
    @Nullable
    Integer integerOrNull(String name) {
        return row.getInteger(name);
    }

    @Override
    @Nullable
    Boolean flagOrNull(String name) {
        return row.getBoolean(name);
    }

    @Override
    @Nullable
    Instant instantOrNull(String name) {
        var at = row.getOffsetDateTime(name);
        return at == null ? null : at.toInstant();
    }

    @Override
    @Nullable
    LocalDate dayOrNull(String name) {
        return row.getLocalDate(name);
    }

    @Override
    @Nullable
    Object jsonOrNull(String name) {
        return row.getJson(name);
    }

    @Override
    public float real(String name) {
        return row.getFloat(name);
    }

    @Override
    public List<String> texts(String name) {
        return List.of(row.getArrayOfStrings(name));
    }

    @Override
    public List<Long> numbers(String name) {
        return List.of(row.getArrayOfLongs(name));
    }

    @Override
    public Buffer bytes(String name) {
        return row.getBuffer(name);
    }
}
