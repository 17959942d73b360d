package hotline.policy.taxonomy;

/** The name shown for a code: in Chinese, as the regulation's own term, and in English. */
public record LocalizedName(String zh, String en) {

    public LocalizedName {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a name needs both languages, zh and en");
        }
    }

    /** The name for a language tag such as {@code zh-CN}; English for every language but Chinese. */
    public String in(String languageTag) {
        return languageTag.startsWith("zh") ? zh : en;
    }
}
