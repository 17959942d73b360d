package hotline.rows;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL writes times into JSON with the offset of the connection's zone. */
final class JsonFields extends Fields {
    private final JsonObject object;

    JsonFields(JsonObject object) {
        this.object = object;
    }

    @Override
    @Nullable
    String textOrNull(String name) {
        return object.getString(name);
    }

    @Override
    @Nullable
    Long longOrNull(String name) {
        return object.getLong(name);
    }

    @Override
    @Nullable
    Integer integerOrNull(String name) {
        return object.getInteger(name);
    }

    @Override
    @Nullable
    Boolean flagOrNull(String name) {
        return object.getBoolean(name);
    }

    @Override
    @Nullable
    Instant instantOrNull(String name) {
        var text = object.getString(name);
        return text == null ? null : Rfc3339.parse(text);
    }

    @Override
    @Nullable
    LocalDate dayOrNull(String name) {
        var text = object.getString(name);
        return text == null ? null : LocalDate.parse(text);
    }

    @Override
    @Nullable
    Object jsonOrNull(String name) {
        return object.getValue(name);
    }

    @Override
    public float real(String name) {
        return object.getFloat(name);
    }

    @Override
    public List<String> texts(String name) {
        return object.getJsonArray(name).stream().map(String.class::cast).toList();
    }

    @Override
    public List<Long> numbers(String name) {
        return object.getJsonArray(name).stream()
                .map(number -> ((Number) number).longValue())
                .toList();
    }

    @Override
    public Buffer bytes(String name) {
        return Buffer.buffer(Base64.getMimeDecoder().decode(object.getString(name)));
    }
}
