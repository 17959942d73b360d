package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.TellsEnvelope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** How a record is stored as JSON, read from its components once. */
final class EventForm<R extends Record> {
    private final Class<R> record;
    private final Constructor<R> constructor;
    private final List<FieldForm> fields;

    private EventForm(Class<R> record, Constructor<R> constructor, List<FieldForm> fields) {
        this.record = record;
        this.constructor = constructor;
        this.fields = fields;
    }

    static <R extends Record> EventForm<R> of(Class<R> record) {
        try {
            var components = record.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new EventForm<>(
                    record,
                    constructor,
                    Arrays.stream(components).map(FieldForm::of).toList());
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(record + " has no canonical constructor", impossible);
        }
    }

    Class<R> record() {
        return record;
    }

    List<FieldForm> fields() {
        return fields;
    }

    /** With the fields of inlined records among them. */
    List<FieldForm> flatFields() {
        return fields.stream()
                .flatMap(field -> field.inlined()
                        .map(form -> form.flatFields().stream())
                        .orElseGet(() -> List.of(field).stream()))
                .toList();
    }

    boolean isInternal() {
        return record.isAnnotationPresent(Internal.class);
    }

    Set<String> forOutsiders() {
        var names = new LinkedHashSet<String>();
        fields.forEach(field -> names.addAll(field.forOutsiders()));
        if (record.isAnnotationPresent(TellsEnvelope.class)) {
            names.addAll(Envelope.NAMES);
        }
        return names;
    }

    /** Adds each field to the object that it belongs in. */
    void write(Object event, JsonObject data, JsonObject personal) {
        fields.forEach(field -> field.write(field.of(event), data, personal));
    }

    boolean isIn(JsonObject stored) {
        return flatFields().stream().anyMatch(field -> stored.containsKey(field.name()));
    }

    R read(JsonObject stored) {
        var values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(field.read(stored)));
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException("these are not the fields of " + record.getSimpleName(), refused);
        }
    }

    JsonObject withTimes(JsonObject stored, Function<Instant, String> written) {
        var answer = stored.copy();
        for (FieldForm field : flatFields()) {
            if (stored.getValue(field.name()) == null) {
                continue;
            }
            if (field.isInstant()) {
                answer.put(field.name(), written.apply(ValueForm.instant(stored.getValue(field.name()))));
            }
            field.listed()
                    .ifPresent(form ->
                            answer.put(field.name(), withTimes(form, stored.getJsonArray(field.name()), written)));
        }
        return answer;
    }

    private static JsonArray withTimes(EventForm<?> form, JsonArray listed, Function<Instant, String> written) {
        var answer = new JsonArray();
        listed.forEach(one -> answer.add(form.withTimes((JsonObject) one, written)));
        return answer;
    }
}
