package hotline.policy.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Applies a variation to the policy that it extends: mappings merge member by member, lists and single values replace,
 * and null removes. A limit such as {@code {working-days: 3}} and a moment such as {@code {share: 50}} are single
 * values. Inherited members keep their order and new ones follow; every node keeps its file and line.
 */
final class Variation {
    private static final String EXTENDS = "extends";

    private final PolicyReading reading;

    Variation(PolicyReading reading) {
        this.reading = reading;
    }

    /** Where a document names what it extends. */
    static Optional<PolicyNode> extended(PolicyReading reading, Node document) {
        if (document instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                if (name(member).equals(EXTENDS)) {
                    return Optional.of(new PolicyNode(reading, member.getValueNode(), member.getKeyNode(), EXTENDS));
                }
            }
        }
        return Optional.empty();
    }

    /** @param own the root of the extending document */
    Node over(Node base, Node own) {
        return over(base, own, "");
    }

    private Node over(Node base, Node own, String path) {
        return base instanceof MappingNode below
                        && own instanceof MappingNode above
                        && !(isOneValue(below) && isOneValue(above))
                ? merged(below, above, path)
                : own;
    }

    private static boolean isOneValue(MappingNode mapping) {
        for (NodeTuple member : mapping.getValue()) {
            if (!LimitReader.keys().contains(name(member)) && !MomentReader.KEYS.contains(name(member))) {
                return false;
            }
        }
        return true;
    }

    private MappingNode merged(MappingNode base, MappingNode own, String path) {
        var members = new LinkedHashMap<String, NodeTuple>();
        for (NodeTuple member : base.getValue()) {
            members.put(name(member), member);
        }
        // A doubled name is kept twice, so that it is reported when the whole is read.
        var doubled = new ArrayList<NodeTuple>();
        var seen = new LinkedHashMap<String, NodeTuple>();
        for (NodeTuple member : own.getValue()) {
            var name = name(member);
            if (seen.put(name, member) != null) {
                doubled.add(member);
            } else if (!isExtends(name, path)) {
                lay(members, member, path.isEmpty() ? name : path + "." + name);
            }
        }
        var together = new ArrayList<>(members.values());
        together.addAll(doubled);
        return mapping(together, own);
    }

    private void lay(Map<String, NodeTuple> members, NodeTuple member, String path) {
        var name = name(member);
        var below = members.get(name);
        if (member.getValueNode().getTag().equals(Tag.NULL)) {
            if (members.remove(name) == null) {
                new PolicyNode(reading, member.getValueNode(), member.getKeyNode(), path)
                        .problem(Mistake.NOTHING_TO_REMOVE);
            }
        } else if (below == null) {
            members.put(name, member);
        } else {
            var value = over(below.getValueNode(), member.getValueNode(), path);
            members.put(name, new NodeTuple(member.getKeyNode(), value));
        }
    }

    private static MappingNode mapping(List<NodeTuple> members, MappingNode at) {
        return new MappingNode(Tag.MAP, true, members, FlowStyle.BLOCK, at.getStartMark(), at.getEndMark());
    }

    private static boolean isExtends(String name, String path) {
        return path.isEmpty() && name.equals(EXTENDS);
    }

    private static String name(NodeTuple member) {
        return member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
