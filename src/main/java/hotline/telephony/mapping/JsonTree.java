package hotline.telephony.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON as exchanges write it: numbers as texts, raw line ends inside texts, and a key that stands more than once, of
 * which no value is lost.
 */
final class JsonTree {
    private static final int DEEPEST = 40;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private JsonTree() {}

    /** Empty where it is no JSON object or list. */
    static Optional<Tree> read(String json) {
        try (var parser = FACTORY.createParser(json)) {
            var first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            var tree = value(parser, first);
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /** No deeper than the parser allows. */
    private static Tree value(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            var members = new LinkedHashMap<String, List<Tree>>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                members.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value(parser, parser.nextToken()));
            }
            return joined(members);
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<Tree>();
            for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                items.add(value(parser, next));
            }
            return new Tree.Items(items);
        }
        return new Tree.Text(token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    static Tree joined(Map<String, List<Tree>> members) {
        var joined = new LinkedHashMap<String, Tree>();
        members.forEach(
                (name, values) -> joined.put(name, values.size() == 1 ? values.get(0) : new Tree.Items(values)));
        return new Tree.Members(joined);
    }
}
