package hotline.policy;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The documents of a YAML text; each place in them knows its file and line. */
final class YamlDocuments {
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private YamlDocuments() {}

    /** At least one, empty ones left out. Throws {@link PolicyInvalid} where the text is no YAML at all. */
    static List<Node> parse(PolicyText text) {
        var settings = LoadSettings.builder()
                .setLabel(text.file())
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        var documents = new ArrayList<Node>();
        try {
            for (Node root : new Compose(settings).composeAllFromString(text.yaml())) {
                if (!root.getTag().equals(Tag.NULL)) {
                    documents.add(root);
                }
            }
        } catch (MarkedYamlEngineException notYaml) {
            var mark = notYaml.getProblemMark();
            throw new PolicyInvalid(List.of(new PolicyProblem(
                    text.file(),
                    mark.map(Mark::getLine).orElse(-1) + 1,
                    mark.map(Mark::getColumn).orElse(-1) + 1,
                    "",
                    "not readable as YAML: " + notYaml.getProblem())));
        }
        if (documents.isEmpty()) {
            throw new PolicyInvalid(List.of(new PolicyProblem(text.file(), 0, 0, "", "the file is empty")));
        }
        return documents;
    }
}
