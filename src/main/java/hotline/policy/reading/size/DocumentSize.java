package hotline.policy.reading.size;

import java.util.IdentityHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The size of a document once each alias is replaced by its node; it may be infinite. */
public final class DocumentSize {
    private static final long MOST_NODES = 1_000_000;
    private static final Size UNDER_WAY = new Size(0, 0);

    private final IdentityHashMap<Node, Size> sizes = new IdentityHashMap<>();

    private record Size(long nodes, int depth) {}

    /** Throws {@link ComposerException} with its place. */
    public void check(Node root) {
        of(root);
    }

    /** Each node is looked at once, however many aliases stand for it. */
    private Size of(Node node) {
        var known = sizes.putIfAbsent(node, UNDER_WAY);
        if (UNDER_WAY.equals(known)) {
            throw new ComposerException("an alias stands within what it stands for", node.getStartMark());
        }
        if (known != null) {
            return known;
        }
        long nodes = 1;
        int depth = 0;
        for (Node part : parts(node)) {
            var size = of(part);
            nodes += size.nodes();
            depth = Math.max(depth, size.depth());
        }
        if (nodes > MOST_NODES || depth >= FlatComposer.DEEPEST) {
            throw new ComposerException(
                    "its aliases make more of it than " + MOST_NODES + " values or " + FlatComposer.DEEPEST + " levels",
                    node.getStartMark());
        }
        var size = new Size(nodes, depth + 1);
        sizes.put(node, size);
        return size;
    }

    private static List<Node> parts(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .flatMap(member -> java.util.stream.Stream.of(member.getKeyNode(), member.getValueNode()))
                    .toList();
        }
        return List.of();
    }
}
