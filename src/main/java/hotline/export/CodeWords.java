package hotline.export;

import hotline.policy.taxonomy.LocalizedName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of the contract's codes, taken from the sentences of the screens, so that a file says what a screen says. */
public final class CodeWords {
    private static final Pattern SENTENCE =
            Pattern.compile("^ {2}'([^']+)': '((?:[^'\\\\]|\\\\.)*)',$", Pattern.MULTILINE);
    private static final List<String> PARTS = List.of(
            "codes.js",
            "console.js",
            "measures.js",
            "callfigures.js",
            "network.js",
            "case.js",
            "administration.js",
            "lists.js",
            "customers.js",
            "supervision.js",
            "shared.js");

    /** Read on first use. */
    private static final class Read {
        private static final Map<String, String> ZH = sentences("zh");
        private static final Map<String, String> EN = sentences("en");
    }

    private CodeWords() {}

    /** Reads them now, on a worker thread, so that no event loop does it later. Answers how many there are. */
    public static int learn() {
        return Read.ZH.size() + Read.EN.size();
    }

    /** Empty where screens have no name for it. */
    public static Optional<LocalizedName> find(String key) {
        var zh = Read.ZH.get(key);
        var en = Read.EN.get(key);
        return zh == null || en == null ? Optional.empty() : Optional.of(new LocalizedName(zh, en));
    }

    /** The code itself where screens have no name for it. */
    public static Column.Coded of(String list, String code) {
        return new Column.Coded(code, find(list + "." + code).orElseGet(() -> new LocalizedName(code, code)));
    }

    private static Map<String, String> sentences(String language) {
        var sentences = new HashMap<String, String>();
        for (String part : PARTS) {
            var found = SENTENCE.matcher(text("/web/i18n/" + language + "/" + part));
            while (found.find()) {
                sentences.put(found.group(1), found.group(2).replaceAll("\\\\(.)", "$1"));
            }
        }
        return sentences;
    }

    private static String text(String resource) {
        try (InputStream in = CodeWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
