package hotline.attachment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names of files, made harmless: they neither hide what a file is nor leave a folder. Pure. */
public final class FileName {
    private static final int LONGEST = 120;
    private static final int LONGEST_EXTENSION = 10;
    private static final String NONE = "file";

    private FileName() {}

    /** A name as it is shown, of one that a stranger typed. */
    public static String shown(String typed) {
        var kept = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFC)
                .codePoints()
                .map(point -> isSeparator(point) ? '_' : point)
                .filter(point -> !isHidden(point))
                .forEach(kept::appendCodePoint);
        // Marks that a hidden character parted are put in order only now.
        var name = Normalizer.normalize(kept, Normalizer.Form.NFC).strip().replaceFirst("^[.\\s]+", "");
        return name.isEmpty() ? NONE : shortened(stem(name), extension(name));
    }

    /** The same name with the extension of its real type; empty: as it is. */
    public static String withExtension(String shown, String extension) {
        return extension.isEmpty() || extension(shown).equalsIgnoreCase(extension)
                ? shown
                : shortened(stem(shown), extension);
    }

    /**
     * The header {@code Content-Disposition}: a plain name for all clients, and the one in its own script for those that know RFC 5987.
     *
     * @param inline a browser shows it within the page
     */
    public static String disposition(String shown, boolean inline) {
        var plain = shown.replaceAll("[^A-Za-z0-9._ -]", "_");
        var encoded = URLEncoder.encode(shown, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (inline ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private static boolean isSeparator(int point) {
        return "/\\:*?\"<>|\u2044\u2215\uFF0F\uFF3C".indexOf(point) >= 0;
    }

    /** Controls, marks that turn the direction of writing, and characters that no one sees. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String shortened(String stem, String extension) {
        int dot = extension.isEmpty() ? 0 : 1;
        int room = LONGEST - extension.length() - dot;
        int points = stem.codePointCount(0, stem.length());
        var kept = points <= room ? stem : stem.substring(0, stem.offsetByCodePoints(0, room));
        return kept + ".".repeat(dot) + extension;
    }

    private static String stem(String name) {
        var extension = extension(name);
        return extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
    }

    /** Empty where what follows the last full stop is none. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        var after = dot <= 0 ? "" : name.substring(dot + 1);
        return after.length() <= LONGEST_EXTENSION && after.matches("[A-Za-z0-9]+") ? after : "";
    }
}
