package hotline.log;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.engine.Contract;
import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract describes the events as their records do. */
class EventContractTest {
    private static final JsonObject SCHEMAS = JsonObject.mapFrom(
                    (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Contract.yaml()))
            .getJsonObject("components")
            .getJsonObject("schemas");

    private static final Map<Class<?>, String> CLOSED_LISTS = Map.of(
            Severity.class, "Severity",
            Source.class, "Source",
            Market.class, "Market",
            ClockKind.class, "ClockKind",
            NoticeKind.class, "NoticeKind",
            CallbackEnd.class, "CallbackEnd",
            RatingSource.class, "RatingSource");

    @Test
    void the_contract_names_every_kind_of_event_and_no_other() {
        var event = SCHEMAS.getJsonObject("Event");
        var mapping = event.getJsonObject("discriminator").getJsonObject("mapping");
        assertThat(mapping.fieldNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::code).toList());
        assertThat(event.getJsonArray("oneOf").stream().map(one -> ((JsonObject) one).getString("$ref")))
                .containsExactlyInAnyOrderElementsOf(
                        mapping.stream().map(one -> (String) one.getValue()).toList());
        for (EventType type : EventType.values()) {
            assertThat(own(type).getJsonObject("type").getString("const")).isEqualTo(type.code());
        }
    }

    @Test
    void the_contract_names_the_fields_of_each_kind_of_event_and_no_other() {
        for (EventType type : EventType.values()) {
            var described = own(type).getJsonObject("data").getJsonObject("properties");
            var fields = new TreeMap<String, Boolean>();
            type.form().flatFields().forEach(field -> fields.put(field.name(), field.isInstant()));
            assertThat(described.fieldNames()).as(type.code()).containsExactlyInAnyOrderElementsOf(fields.keySet());
            fields.forEach((name, isInstant) -> assertThat(
                            described.getJsonObject(name).encode().contains("Time\""))
                    .as("%s of %s is a time", name, type.code())
                    .isEqualTo(isInstant));
        }
    }

    /** An outsider gets only some fields, and personal data may have been removed. */
    @Test
    void the_contract_requires_the_fields_that_every_reader_of_the_event_gets() {
        for (EventType type : EventType.values()) {
            var present = new TreeSet<>(present(type.form()));
            present.addAll(Envelope.NAMES);
            if (!type.isInternal() || !type.fieldsForOutsiders().isEmpty()) {
                present.retainAll(type.fieldsForOutsiders());
            }
            assertThat(required(own(type).getJsonObject("data")))
                    .as(type.code())
                    .containsExactlyInAnyOrderElementsOf(present);
        }
    }

    @Test
    void fields_of_a_closed_list_or_of_a_nested_object_name_its_schema() {
        for (EventType type : EventType.values()) {
            assertSchemas(type.code(), type.form(), own(type).getJsonObject("data"));
        }
    }

    private static void assertSchemas(String of, EventForm<?> form, JsonObject described) {
        for (FieldForm field : form.flatFields()) {
            var schema = described.getJsonObject("properties").getJsonObject(field.name());
            var name = field.name() + " of " + of;
            if (field.value() instanceof ValueForm.Code<?> code) {
                assertThat(referenced(schema)).as(name).isEqualTo(CLOSED_LISTS.get(code.type()));
            } else if (field.value() instanceof ValueForm.Nested nested) {
                assertNested(name, nested.form(), schema);
            } else if (field.value() instanceof ValueForm.Listed listed) {
                assertNested(name, listed.form(), schema.getJsonObject("items"));
            }
        }
    }

    private static void assertNested(String name, EventForm<?> form, JsonObject schema) {
        var described = SCHEMAS.getJsonObject(referenced(schema));
        assertThat(required(described)).as(name).containsExactlyInAnyOrderElementsOf(present(form));
        assertSchemas(name, form, described);
    }

    private static String referenced(JsonObject schema) {
        assertThat(schema.fieldNames()).contains("$ref");
        var reference = schema.getString("$ref");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** The fields that each stored event has. */
    private static Set<String> present(EventForm<?> form) {
        var names = new TreeSet<String>();
        for (FieldForm field : form.fields()) {
            if (field.isOptional() || field.isPersonal() || field.otherwise().isPresent()) {
                continue;
            }
            field.inlined().ifPresentOrElse(inlined -> names.addAll(present(inlined)), () -> names.add(field.name()));
        }
        return names;
    }

    private static List<String> required(JsonObject schema) {
        return schema.getJsonArray("required", new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    @Test
    @Tag("P6")
    void the_contract_names_the_fields_of_each_event_that_outsiders_read_and_that_are_personal() {
        for (EventType type : EventType.values()) {
            var said = schema(type).getString("description");
            assertThat(after(said, "Outsiders read ")).as(said).isEqualTo(new TreeSet<>(type.fieldsForOutsiders()));
            var personal = type.form().flatFields().stream()
                    .filter(FieldForm::isPersonal)
                    .map(FieldForm::name)
                    .toList();
            assertThat(after(said, "Personal data: ")).as(said).isEqualTo(new TreeSet<>(personal));
        }
    }

    private static SortedSet<String> after(String said, String words) {
        int from = said.indexOf(words);
        if (from < 0 || said.startsWith("no field", from + words.length())) {
            return new TreeSet<>();
        }
        var list = said.substring(from + words.length(), said.indexOf('.', from));
        return new TreeSet<>(Arrays.asList(list.split(",\\s+")));
    }

    private static JsonObject own(EventType type) {
        return schema(type).getJsonArray("allOf").getJsonObject(1).getJsonObject("properties");
    }

    private static JsonObject schema(EventType type) {
        var reference = SCHEMAS.getJsonObject("Event")
                .getJsonObject("discriminator")
                .getJsonObject("mapping")
                .getString(type.code());
        return SCHEMAS.getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
