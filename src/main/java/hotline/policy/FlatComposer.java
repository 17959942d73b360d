package hotline.policy;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;

/** Ends a text that nests deeper than any policy does, before the composer's recursion ends the stack. */
final class FlatComposer extends Composer {
    static final int DEEPEST = 32;

    private int depth;

    FlatComposer(LoadSettings settings, Parser parser) {
        super(settings, parser);
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

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new ComposerException(
                    "it nests deeper than " + DEEPEST + " levels",
                    parser.peekEvent().getStartMark());
        }
    }
}
