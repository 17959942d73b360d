package hotline.telephony.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a value comes from. */
sealed interface FieldRule {
    Optional<String> read(Scope scope);

    /** The first of these paths at which something stands. */
    record Paths(List<String> paths) implements FieldRule {
        public Paths {
            paths = List.copyOf(paths);
        }

        @Override
        public Optional<String> read(Scope scope) {
            return paths.stream().flatMap(scope::texts).findFirst();
        }
    }

    /** What stands at all of them, for messages without their own id. Nothing where the first is missing. */
    record Joined(List<String> paths) implements FieldRule {
        public Joined {
            paths = List.copyOf(paths);
        }

        @Override
        public Optional<String> read(Scope scope) {
            return scope.texts(paths.get(0)).findFirst().map(first -> paths.stream()
                    .map(path -> scope.texts(path).findFirst().orElse("-"))
                    .collect(Collectors.joining("/")));
        }
    }

    /** The same in each message. */
    record Fixed(String value) implements FieldRule {
        @Override
        public Optional<String> read(Scope scope) {
            return Optional.of(value);
        }
    }
}
