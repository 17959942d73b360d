package hotline.log;

import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        if (type instanceof Class<?> list && list.isEnum()) {
            return Code.of(list);
        }
        return type instanceof Class<?> plain && !plain.isRecord() ? new Plain(plain) : new Nested(form(type));
    }

    private static EventForm<?> form(Type type) {
        return EventForm.of(((Class<?>) type).asSubclass(Record.class));
    }

    static Instant instant(Object stored) {
        return stored instanceof Instant instant ? instant : Rfc3339.parse((String) stored);
    }

    /** A text, a number, a truth value or an instant. */
    record Plain(Class<?> type) implements ValueForm {

        @Override
        public Object write(Object value, JsonObject personal) {
            return value;
        }

        @Override
        public Object read(Object stored) {
            if (type == Instant.class) {
                return instant(stored);
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

    /** An entry of a closed list, by its code. An event with a code that is not in the list can't be read. */
    record Code<E>(Class<E> type, Function<E, String> code, Function<String, Optional<E>> list) implements ValueForm {
        private static final List<Code<?>> ALL = List.of(
                new Code<>(Severity.class, Severity::code, Severity::of),
                new Code<>(Source.class, Source::code, Source::of),
                new Code<>(Market.class, Market::code, Market::of),
                new Code<>(ClockKind.class, ClockKind::code, ClockKind::of),
                new Code<>(NoticeKind.class, NoticeKind::code, NoticeKind::of),
                new Code<>(CallbackEnd.class, CallbackEnd::code, CallbackEnd::of),
                new Code<>(RatingSource.class, RatingSource::code, RatingSource::of));

        static Code<?> of(Class<?> type) {
            return ALL.stream().filter(one -> one.type == type).findFirst().orElseThrow();
        }

        @Override
        public Object write(Object value, JsonObject personal) {
            return code.apply(type.cast(value));
        }

        @Override
        public Object read(Object stored) {
            return list.apply((String) stored).orElseThrow();
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
