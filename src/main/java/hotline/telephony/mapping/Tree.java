package hotline.telephony.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A message whose form is forgotten: JSON, a form and its parts look the same. */
sealed interface Tree {

    record Text(String text) implements Tree {}

    /** A list, or the values of a key that stands more than once. */
    record Items(List<Tree> items) implements Tree {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Members(Map<String, Tree> members) implements Tree {
        public Members {
            members = Map.copyOf(members);
        }
    }

    /**
     * What stands at a path of names between dots. A list is gone through, so that a key that stands twice is found like one
     * that stands once.
     */
    default Stream<Tree> at(String path) {
        var here = Stream.of(this);
        for (String name : Arrays.asList(path.split("\\.", -1))) {
            here = here.flatMap(tree -> tree.member(name));
        }
        return here.flatMap(Tree::each);
    }

    private Stream<Tree> member(String name) {
        return each().flatMap(
                        tree -> tree instanceof Members all && all.members().containsKey(name)
                                ? Stream.of(all.members().get(name))
                                : Stream.empty());
    }

    private Stream<Tree> each() {
        return this instanceof Items all ? all.items().stream().flatMap(Tree::each) : Stream.of(this);
    }
}
