package hotline.demo;

import hotline.policy.taxonomy.Severity;
import java.util.Optional;

/** A complaint's text with slots, and its author's judgement. */
record Template(
        String type, Optional<String> subtype, Severity severity, Language language, Writer writer, String text) {

    /** The author of a complaint's words. */
    enum Writer {
        CUSTOMER,
        AGENT,
        BRANCH
    }

    static Template of(String[] line) {
        return new Template(
                line[0],
                Optional.of(line[1]).filter(subtype -> !subtype.equals("-")),
                Severity.of(line[2]).orElseThrow(),
                Language.of(line[3]),
                Writer.valueOf(line[4].toUpperCase(java.util.Locale.ROOT)),
                line[5]);
    }
}
