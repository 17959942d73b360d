package hotline.policy;

import hotline.text.TypedText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads case numbers (P1) as people type, paste and read them out, by the formats of all policies that this node knows:
 * with {@code #} and blanks, without dashes, in full width, in any case, and as the number of one of the case's notices.
 */
public final class CaseNumbers {
    private static final Pattern OF_NOTICE = Pattern.compile("(.+)N(\\d{1,4})");

    private final Policies policies;

    public CaseNumbers(Policies policies) {
        this.policies = policies;
    }

    /** Of each format that it fits, the number that was meant; none if it fits none. */
    public List<String> read(String typed) {
        var letters = letters(typed);
        var ofCase = ofFormats(letters);
        var notice = OF_NOTICE.matcher(letters);
        return ofCase.isEmpty() && notice.matches() ? ofFormats(notice.group(1)) : ofCase;
    }

    /** The number of the case that a typed text means; a text that fits no format is answered as it was typed. */
    public String meant(String typed) {
        var read = read(typed);
        return read.isEmpty() || read.contains(typed) ? typed : read.get(0);
    }

    /** The number of a notice, such as 202611-000123-N2; another text is answered unchanged. */
    public String meantNotice(String typed) {
        var notice = OF_NOTICE.matcher(letters(typed));
        if (!notice.matches()) {
            return typed;
        }
        var read = ofFormats(notice.group(1)).stream()
                .map(number -> number + "-N" + Integer.parseInt(notice.group(2)))
                .toList();
        return read.isEmpty() || read.contains(typed) ? typed : read.get(0);
    }

    private static String letters(String typed) {
        return TypedText.folded(typed).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private List<String> ofFormats(String letters) {
        return policies.all().stream()
                .map(version -> version.policy().caseNumbers())
                .distinct()
                .map(format -> format.read(letters))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
