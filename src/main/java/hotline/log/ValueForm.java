package hotline.log;

import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;

/** How values of one type are stored. */
sealed interface ValueForm {

    /**
     * As JSON has it.
     *
     * @param personal receives the personal part of it
     */
    Object write(Object value, JsonObject personal);

    Object read(Object stored);

    static ValueForm of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Listed(form(FieldForm.argument(type)));
        }
        return type instanceof Class<?> plain && !plain.isRecord() ? new Plain(plain) : new Nested(form(type));
    }

    private static EventForm<?> form(Type type) {
        return EventForm.of(((Class<?>) type).asSubclass(Record.class));
    }

    static Instant instant(Object stored) {
        return stored instanceof Instant instant ? instant : Rfc3339.parse((String) stored);
    }

    /** A text, a number, a truth value, an instant or a code. */
    record Plain(Class<?> type) implements ValueForm {

        @Override
        public Object write(Object value, JsonObject personal) {
            if (value instanceof Severity severity) {
                return severity.code();
            }
            if (value instanceof Tier tier) {
                return tier.code();
            }
            return value instanceof ClockKind clock ? clock.code() : value;
        }

        @Override
        public Object read(Object stored) {
            if (type == Instant.class) {
                return instant(stored);
            }
            if (type == Severity.class) {
                return Severity.of((String) stored).orElseThrow();
            }
            if (type == Tier.class) {
                return Tier.of((String) stored).orElseThrow();
            }
            if (type == ClockKind.class) {
                return ClockKind.of((String) stored).orElseThrow();
            }
            return stored instanceof Number number ? number(number) : stored;
        }

        private Object number(Number stored) {
            if (type == int.class || type == Integer.class) {
                return stored.intValue();
            }
            return type == float.class ? (Object) stored.floatValue() : (Object) stored.longValue();
        }
    }

    /** A nested object. */
    record Nested(EventForm<?> form) implements ValueForm {

        @Override
        public Object write(Object value, JsonObject personal) {
            var data = new JsonObject();
            form.write(value, data, personal);
            return data;
        }

        @Override
        public Object read(Object stored) {
            return form.read((JsonObject) stored);
        }
    }

    /** A list of objects, none of which holds personal data. */
    record Listed(EventForm<?> form) implements ValueForm {

        @Override
        public Object write(Object value, JsonObject personal) {
            var all = new JsonArray();
            ((List<?>) value).forEach(one -> {
                var data = new JsonObject();
                form.write(one, data, personal);
                all.add(data);
            });
            return all;
        }

        @Override
        public Object read(Object stored) {
            return ((JsonArray) stored)
                    .stream().map(one -> form.read((JsonObject) one)).toList();
        }
    }
}
