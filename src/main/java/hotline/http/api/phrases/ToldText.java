package hotline.http.api.phrases;

import hotline.http.engine.JsonReader;
import hotline.phrase.OpenGaps;
import java.util.Optional;

/** A text that the customer reads: it is refused while a gap of a phrase stands open in it. */
public final class ToldText {
    private static final String OPEN_GAP = "open-gap";

    private ToldText() {}

    public static String required(JsonReader body, String name, int longest) {
        return whole(body, name, body.requiredText(name, longest));
    }

    public static Optional<String> optional(JsonReader body, String name, int longest) {
        return body.text(name, longest).map(text -> whole(body, name, text));
    }

    /** @param text of that field, which was read before */
    public static String whole(JsonReader body, String name, String text) {
        OpenGaps.in(text).ifPresent(gap -> body.wrong(name, "has a gap to be filled: " + gap, OPEN_GAP));
        return text;
    }
}
