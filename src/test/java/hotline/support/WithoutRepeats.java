package hotline.support;

import hotline.regulation.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shipped policies under which repeated complaints are judged like any other, all customers are called in business hours, and agents pick: most
 * tests file one complaint again and again, and it is to have the same limit each time; and one person takes it, resolves it and calls its
 * customer.
 */
final class WithoutRepeats {
    private static final Map<String, Path> FILES = new ConcurrentHashMap<>();

    private static final Pattern CALLBACKS = Pattern.compile("(?m)^callbacks:\\n(?:(?: .*|#.*)?\\n)+");

    /** In that section the plan but for the number of attempts. */
    private static final Pattern PLAN =
            Pattern.compile("(?m)^  (?:windows|owner-first-minutes|not-rated-by):.*\\n|^  after:.*\\n(?:    .*\\n)+");

    private static final Pattern ATTEMPTS = Pattern.compile("(?m)^  attempts: \\{in-all: (\\d+),.*$");
    private static final Pattern BLOCK = Pattern.compile("(?m)^repeats:\\n( .*\\n)+");

    /** Of the section {@code dispatch}: of an extending policy it stands in the one that it extends. */
    private static final Pattern DEALT = Pattern.compile("(?m)^  agents-pick: false.*\\n");

    private static final Pattern DISPATCH = Pattern.compile("(?m)^dispatch:\\n");

    private WithoutRepeats() {}

    static String freightNetwork() {
        return of(PolicyFile.FREIGHT_NETWORK);
    }

    /** A file with the shipped policy of that name. */
    static String of(String shipped) {
        return FILES.computeIfAbsent(shipped, WithoutRepeats::written).toString();
    }

    private static Path written(String shipped) {
        try {
            var folder = Files.createTempDirectory("policies");
            folder.toFile().deleteOnExit();
            var file = folder.resolve(shipped + ".yaml");
            file.toFile().deleteOnExit();
            var picked = DISPATCH.matcher(DEALT.matcher(text(shipped)).replaceAll(""))
                    .replaceFirst("dispatch:\n  agents-pick: true\n");
            var planless = CALLBACKS
                    .matcher(picked)
                    .replaceAll(section -> Matcher.quoteReplacement(
                            PLAN.matcher(section.group()).replaceAll("")));
            var text = BLOCK.matcher(ATTEMPTS.matcher(planless).replaceAll("  attempts: $1"))
                    .replaceFirst("");
            return Files.writeString(
                    file, text.contains("extends: freight-network") ? text + "\nrepeats: null\n" : text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String text(String shipped) throws IOException {
        try (InputStream in =
                WithoutRepeats.class.getClassLoader().getResourceAsStream("policies/" + shipped + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
