package hotline.policy.reading;

import hotline.policy.reading.size.DocumentSize;
import hotline.policy.reading.size.FlatComposer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The documents of a YAML text; each place in them knows its file and line. */
final class YamlDocuments {
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private YamlDocuments() {}

    /** At least one, empty ones left out. Throws {@link PolicyInvalid} where the text is no YAML, or one made to be slow. */
    static List<Node> parse(PolicyText text) {
        checkCharacters(text);
        var settings = LoadSettings.builder()
                .setLabel(text.file())
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        var reader = new StreamReader(settings, text.yaml());
        var documents = new ArrayList<Node>();
        try {
            var composer = new FlatComposer(settings, new ParserImpl(settings, reader));
            var size = new DocumentSize();
            while (composer.hasNext()) {
                var root = composer.next();
                size.check(root);
                if (!root.getTag().equals(Tag.NULL)) {
                    documents.add(root);
                }
            }
        } catch (MarkedYamlEngineException notYaml) {
            throw invalid(text, notYaml.getProblemMark(), notYaml.getProblem());
        } catch (YamlVersionException otherYaml) {
            throw new PolicyInvalid(List.of(problem(text, text.yaml().indexOf("%YAML"), Mistake.YAML_VERSION)));
        } catch (YamlEngineException notYaml) {
            throw invalid(text, reader.getMark(), String.valueOf(notYaml.getMessage()));
        }
        if (documents.isEmpty()) {
            throw new PolicyInvalid(List.of(new PolicyProblem(text.file(), 0, 0, "", Mistake.EMPTY, List.of())));
        }
        return documents;
    }

    /** The first document of a text in this jar. */
    static Node shipped(String resource, String label) {
        try (var in = YamlDocuments.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in this jar");
            }
            return parse(new PolicyText(label, new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .get(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PolicyInvalid invalid(PolicyText text, Optional<Mark> at, String message) {
        return new PolicyInvalid(List.of(new PolicyProblem(
                text.file(),
                at.map(Mark::getLine).orElse(-1) + 1,
                at.map(Mark::getColumn).orElse(-1) + 1,
                "",
                Mistake.NOT_YAML,
                List.of(message))));
    }

    /** YAML's reader gives neither line nor column of a forbidden character. */
    private static void checkCharacters(PolicyText text) {
        var yaml = text.yaml();
        for (int i = 0; i < yaml.length(); i += Character.charCount(yaml.codePointAt(i))) {
            int character = yaml.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                throw new PolicyInvalid(
                        List.of(problem(text, i, Mistake.FORBIDDEN_CHARACTER, "U+%04X".formatted(character))));
            }
        }
    }

    private static PolicyProblem problem(PolicyText text, int at, Mistake mistake, String... values) {
        var before = text.yaml().substring(0, Math.max(0, at));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return new PolicyProblem(text.file(), line + 1, column, "", mistake, List.of(values));
    }
}
