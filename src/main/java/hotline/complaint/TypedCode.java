package hotline.complaint;

import hotline.policy.CaseNumbers;
import hotline.text.TypedText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads tracking codes as customers type, paste and read them out: in any case and width, with blanks instead of
 * dashes or between groups, with {@code O} for {@code 0}, or within a receipt that was pasted as a whole.
 */
public final class TypedCode {
    private static final int LONGEST = 2_000;

    /** A code as it is written, also within other text. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<![A-Z0-9-])([A-Z0-9][A-Z0-9-]*)-([A-Z0-9]{" + TrackingCode.SECRET_LENGTH + "})(?![A-Z0-9]|-[A-Z0-9])");

    /** A code and nothing else; a secret of another length is a wrong one. */
    private static final Pattern ALONE = Pattern.compile("([A-Z0-9-]+)-([A-Z0-9]+)");

    private static final Pattern LETTERS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern ALL_OF_CODE = Pattern.compile("[A-Z0-9]{25,}");

    private TypedCode() {}

    /** The codes that may be meant, one for each format of numbers that it fits; none if it is no code. */
    public static List<TrackingCode> read(String typed, CaseNumbers numbers) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        var folded = TypedText.folded(typed);
        var written = WRITTEN.matcher(folded);
        if (written.find()) {
            return codes(written.group(1), written.group(2), numbers);
        }
        var alone = ALONE.matcher(TypedText.identifier(typed));
        var codes = alone.matches() ? codes(alone.group(1), alone.group(2), numbers) : List.<TrackingCode>of();
        if (!codes.isEmpty()) {
            return codes;
        }
        var letters = LETTERS.matcher(folded).replaceAll("");
        if (!ALL_OF_CODE.matcher(letters).matches() || !isDividedBeforeSecret(folded, letters)) {
            return List.of();
        }
        int cut = letters.length() - TrackingCode.SECRET_LENGTH;
        return codes(letters.substring(0, cut), letters.substring(cut), numbers);
    }

    /** A secret that lacks a character takes none from the number. */
    private static boolean isDividedBeforeSecret(String folded, String letters) {
        int left = TrackingCode.SECRET_LENGTH;
        int at = folded.length();
        while (left > 0) {
            at--;
            left -= Character.isLetterOrDigit(folded.charAt(at)) ? 1 : 0;
        }
        return !Character.isLetterOrDigit(folded.charAt(at - 1)) || folded.contains(letters);
    }

    /** The alphabet of secrets has no letter that looks like a digit. */
    private static List<TrackingCode> codes(String number, String typedSecret, CaseNumbers numbers) {
        var secret = typedSecret.replace('O', '0').replace('I', '1').replace('L', '1');
        return numbers.read(number).stream()
                .map(meant -> new TrackingCode(meant, secret))
                .toList();
    }
}
