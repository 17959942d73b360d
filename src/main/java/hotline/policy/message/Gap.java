package hotline.policy.message;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The filled-in fields where a template has its name in braces. The list is closed, and nothing in it was written by a person about
 * this case: neither a stranger's words nor an agent's go into a mail, which anyone on its way can read (K8). They stand on the page
 * behind the link.
 */
public enum Gap {
    /** The policy's name. */
    COMPANY,
    /** The case number. */
    CASE,
    /** A time that the customer was promised, or is asked to heed. */
    TIME,
    /** What the complaint waits for, in the policy's sentence for customers. */
    WANTED,
    /** Why the complaint is late, in the policy's sentence for customers. */
    WHY,
    /** Opens the complaint for a while, with its number. */
    CODE,
    /** Opens the complaint. */
    LINK,
    /** Stops messages to this address. */
    STOP;

    /** A name in braces, or a brace without its partner. */
    public static final Pattern IN_TEXT = Pattern.compile("\\{([^{}]*+)}|[{}]");

    private static final Map<String, Gap> BY_CODE = Codes.of(values(), Gap::code);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Map<String, Gap> byCode() {
        return BY_CODE;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }
}
