package hotline.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Labelled texts among the test's resources. */
final class TestTexts {
    private TestTexts() {}

    static List<Accuracy.Labelled> labelled(String name) {
        return Accuracy.Labelled.read(lines(name));
    }

    static List<String> lines(String name) {
        try (var in = TestTexts.class.getResourceAsStream("/classification/" + name + ".tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
