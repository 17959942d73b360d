package hotline.rules;

/** Variations of the shipped freight network, as an administrator would upload them. */
public final class Variations {
    private Variations() {}

    /** The same line of business, with another limit for everything that is not severe. */
    public static String withWorkingDays(String version, int days) {
        return """
                extends: freight-network
                id: freight-network
                version: "%s"
                limits:
                  - severities: [severe]
                    working-days: 7
                  - working-days: %d
                """.formatted(version, days);
    }

    /** A separate line of business with its own counts, which takes complaints by fax too. */
    public static String ofLine(String line, String version) {
        return """
                extends: freight-network
                id: %s
                version: "%s"
                line-of-business: %s
                name: {zh: 大客户, en: Key accounts}
                case-number: "K{year}{month}-{serial:6}"
                channels:
                  fax: {name: {zh: 传真, en: Fax}, source: external, filed-by: agent}
                """.formatted(line, version, line);
    }

    /** Without the type for missing pieces: those complaints count as lost goods. */
    public static String withoutShortage(String version) {
        return """
                extends: freight-network
                id: freight-network
                version: "%s"
                types:
                  cargo-shortage: null
                codes:
                  natures: {transport: {suggested-by: [cargo-damage, delay]}}
                lexicon:
                  types: {cargo-shortage: null}
                  examples: {cargo-shortage: null}
                """.formatted(version);
    }
}
