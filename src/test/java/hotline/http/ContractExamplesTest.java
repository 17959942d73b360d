package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hotline.http.engine.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Each example in the contract is one that its own schema allows. */
class ContractExamplesTest {
    private static final JsonNode CONTRACT =
            new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Contract.yaml()));
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** @param place as a JSON pointer */
    private record Example(String place, JsonNode schema, JsonNode value) {
        List<String> problems() {
            var document = JsonNodeFactory.instance.objectNode();
            document.putArray("allOf").add(schema);
            document.set("components", CONTRACT.get("components"));
            return SCHEMAS.getSchema(document).validate(value).stream()
                    .map(problem -> place + ": " + problem)
                    .toList();
        }
    }

    @Test
    void every_example_fits_its_schema() {
        var examples = new ArrayList<Example>();
        collect("", CONTRACT, examples);
        assertThat(examples).hasSizeGreaterThan(60).anyMatch(example -> example.place()
                .endsWith("/schemas/CallbackEndedEvent"));
        assertThat(examples.stream().flatMap(example -> example.problems().stream()))
                .isEmpty();
    }

    @Test
    void an_example_with_a_code_that_is_in_no_list_does_not_fit() {
        var schema = CONTRACT.at("/components/schemas/CallbackEndedEvent");
        ObjectNode ended = schema.get("examples").get(0).deepCopy();
        ended.withObject("/data").put("outcome", "asleep");
        assertThat(new Example("", schema, ended).problems()).isNotEmpty();
        ended.withObject("/data").remove("outcome");
        assertThat(new Example("", schema, ended).problems()).isNotEmpty();
    }

    /** In braces, YAML ends a description without quotation marks at its comma, and takes the rest for a key. */
    @Test
    void no_description_ends_at_its_comma() {
        assertThat(keys(CONTRACT)).allMatch(key -> key.startsWith("/api/") || !key.endsWith("."));
    }

    private static Stream<String> keys(JsonNode node) {
        return Stream.concat(
                node.properties().stream().map(Map.Entry::getKey),
                StreamSupport.stream(node.spliterator(), false).flatMap(ContractExamplesTest::keys));
    }

    /** An example stands beside its schema, or within it. */
    private static void collect(String place, JsonNode node, List<Example> examples) {
        var schema = node.has("schema") ? node.get("schema") : node;
        if (node.has("example")) {
            examples.add(new Example(place, schema, node.get("example")));
        }
        if (node.path("examples").isArray()) {
            node.get("examples").forEach(value -> examples.add(new Example(place, schema, value)));
        } else if (node.has("schema")) {
            node.path("examples").forEach(named -> examples.add(new Example(place, schema, named.get("value"))));
        }
        node.properties().forEach(field -> {
            if (!field.getKey().equals("example") && !field.getKey().equals("examples")) {
                collect(place + "/" + field.getKey(), field.getValue(), examples);
            }
        });
    }
}
