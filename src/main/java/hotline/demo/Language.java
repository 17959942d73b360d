package hotline.demo;

import java.util.Arrays;

/** The language of a text: simplified and traditional Chinese are one language in two scripts. */
enum Language {
    SIMPLIFIED("zh", "zh"),
    TRADITIONAL("zh-Hant", "zh"),
    ENGLISH("en", "en");

    private final String tag;
    private final String code;

    Language(String tag, String code) {
        this.tag = tag;
        this.code = code;
    }

    /** As stored with a complaint. */
    String code() {
        return code;
    }

    /** The language of the agents' answers. */
    Language ofAnswers() {
        return this == ENGLISH ? ENGLISH : SIMPLIFIED;
    }

    static Language of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElseThrow();
    }
}
