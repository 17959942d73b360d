package hotline.log;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.engine.Contract;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
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
