package hotline.telephony.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mapping files that come with the program, by their format. */
public final class Mappings {
    /** In the order in which administrators see them. */
    public static final List<String> SHIPPED =
            List.of("zammad", "json-cdr", "3cx", "yeastar", "placetel", "sipgate", "hotline");

    private final Map<String, Mapping> shipped = new LinkedHashMap<>();

    public Mappings() {
        SHIPPED.forEach(format -> shipped.put(format, MappingReader.read(format + ".yaml", text(format))));
    }

    public Optional<Mapping> shipped(String format) {
        return Optional.ofNullable(shipped.get(format));
    }

    public List<Mapping> all() {
        return List.copyOf(shipped.values());
    }

    /** The file itself. Fails for a format that is not shipped. */
    public static String text(String format) {
        return resource(format + ".yaml");
    }

    /** The schema of mapping files, for editors. */
    public static String schema() {
        return resource("mapping.schema.json");
    }

    private static String resource(String name) {
        try (var file = Mappings.class.getClassLoader().getResourceAsStream("telephony/" + name)) {
            if (file == null) {
                throw new IllegalStateException("telephony/" + name + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
