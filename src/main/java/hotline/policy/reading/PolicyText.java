package hotline.policy.reading;

/**
 * A policy as it is written.
 *
 * @param file as its user names it, for messages
 */
public record PolicyText(String file, String yaml) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public PolicyText {
        // Allowed at the beginning of a file only, and texts are joined.
        yaml = yaml.startsWith(BYTE_ORDER_MARK) ? yaml.substring(1) : yaml;
    }
}
