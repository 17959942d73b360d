package hotline.http.api;

import hotline.attachment.AttachmentLimits;
import hotline.http.engine.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people write on a complaint: words, files, or both. A photo says enough by itself.
 *
 * @param text empty where files come without words
 */
public record WordsOrFiles(Optional<String> text, List<UUID> attachments) {

    /** Fields {@code text} and {@code attachments}; the text is required where no file comes along. */
    public static WordsOrFiles read(JsonReader body, int longest) {
        var attachments = body.uuids("attachments", AttachmentLimits.MOST_PER_MESSAGE);
        var text = body.isEmptyList("attachments") || !body.has("attachments")
                ? Optional.of(body.requiredText("text", longest))
                : body.text("text", longest);
        return new WordsOrFiles(text, attachments);
    }
}
