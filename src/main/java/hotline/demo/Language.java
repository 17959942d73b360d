package hotline.demo;

import java.util.Arrays;

/** In what somebody writes: simplified and traditional Chinese are one language in two scripts. */
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

    /** As a complaint keeps it. */
    String code() {
        return code;
    }

    /** What our people answer in. */
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
