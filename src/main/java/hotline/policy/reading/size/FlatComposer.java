package hotline.policy.reading.size;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Ends a text that nests deeper than any policy does, before the composer's recursion ends the stack, and one of more values
 * than any policy has, before they fill the memory: two characters make one of them.
 */
public final class FlatComposer extends Composer {
    static final int DEEPEST = 32;

    /** All of a lexicon's bounds together. */
    static final int MOST_VALUES = 250_000;

    private int depth;
    private int values;

    public FlatComposer(LoadSettings settings, Parser parser) {
        super(settings, parser);
    }

    @Override
    protected Node composeScalarNode(Optional<Anchor> anchor, List<CommentLine> comments) {
        count();
        return super.composeScalarNode(anchor, comments);
    }

    @Override
    protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
        deeper();
        var node = super.composeSequenceNode(anchor);
        depth--;
        return node;
    }

    @Override
    protected Node composeMappingNode(Optional<Anchor> anchor) {
        deeper();
        var node = super.composeMappingNode(anchor);
        depth--;
        return node;
    }

    private void count() {
        if (++values > MOST_VALUES) {
            throw new ComposerException(
                    "it has more than " + MOST_VALUES + " values",
                    parser.peekEvent().getStartMark());
        }
    }

    private void deeper() {
        count();
        if (++depth > DEEPEST) {
            throw new ComposerException(
                    "it nests deeper than " + DEEPEST + " levels",
                    parser.peekEvent().getStartMark());
        }
    }
}
