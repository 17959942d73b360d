package hotline.log;

import hotline.log.Mark.Inline;
import hotline.log.Mark.OrNull;
import hotline.log.Mark.Otherwise;
import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** How one field of an event is stored. */
final class FieldForm {
    private final RecordComponent component;
    private final Method accessor;
    private final boolean isOptional;
    private final ValueForm value;

    private FieldForm(RecordComponent component, Method accessor, boolean isOptional, ValueForm value) {
        this.component = component;
        this.accessor = accessor;
        this.isOptional = isOptional;
        this.value = value;
    }

    static FieldForm of(RecordComponent component) {
        boolean isOptional = component.getType() == Optional.class;
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new FieldForm(
                component,
                accessor,
                isOptional,
                ValueForm.of(isOptional ? argument(component.getGenericType()) : component.getGenericType()));
    }

    static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    String name() {
        return component.getName();
    }

    ValueForm value() {
        return value;
    }

    boolean isOptional() {
        return isOptional;
    }

    boolean isNullable() {
        return component.isAnnotationPresent(OrNull.class);
    }

    boolean isPersonal() {
        return component.isAnnotationPresent(Personal.class);
    }

    boolean isInstant() {
        return value instanceof ValueForm.Plain plain && plain.type() == java.time.Instant.class;
    }

    Optional<String> otherwise() {
        return Optional.ofNullable(component.getAnnotation(Otherwise.class)).map(Otherwise::value);
    }

    List<String> forOutsiders() {
        var mark = component.getAnnotation(Told.class);
        if (mark == null) {
            return List.of();
        }
        return mark.value().length == 0 ? List.of(name()) : List.of(mark.value());
    }

    /** The record that is inlined here: its fields replace this one. */
    Optional<EventForm<?>> inlined() {
        return component.isAnnotationPresent(Inline.class) && value instanceof ValueForm.Nested nested
                ? Optional.of(nested.form())
                : Optional.empty();
    }

    /** The type of the records that this field lists. */
    Optional<EventForm<?>> listed() {
        return value instanceof ValueForm.Listed listed ? Optional.of(listed.form()) : Optional.empty();
    }

    /** The field's value in that event. */
    Object of(Object event) {
        try {
            return accessor.invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void write(Object given, JsonObject data, JsonObject personal) {
        var value = given instanceof Optional<?> optional ? optional : Optional.ofNullable(given);
        value.ifPresentOrElse(present -> writePresent(present, data, personal), () -> {
            if (isNullable()) {
                data.putNull(name());
            }
        });
    }

    private void writePresent(Object present, JsonObject data, JsonObject personal) {
        if (inlined().isPresent()) {
            inlined().get().write(present, data, personal);
        } else if (isPersonal()) {
            personal.put(name(), value.write(present, personal));
        } else {
            var within = new JsonObject();
            data.put(name(), value.write(present, within));
            if (!within.isEmpty()) {
                personal.put(name(), within);
            }
        }
    }

    Object read(JsonObject stored) {
        if (inlined().isPresent()) {
            var form = inlined().get();
            return isOptional ? Optional.of(stored).filter(form::isIn).map(form::read) : form.read(stored);
        }
        var found = stored.getValue(name());
        if (found == null && otherwise().isPresent()) {
            found = stored.getValue(otherwise().get());
        }
        if (isOptional) {
            return Optional.ofNullable(found).map(value::read);
        }
        if (found == null && value instanceof ValueForm.Plain plain && plain.type() == JsonArray.class) {
            return new JsonArray();
        }
        if (found == null) {
            throw new IllegalArgumentException("the event lacks " + name());
        }
        return value.read(found);
    }
}
