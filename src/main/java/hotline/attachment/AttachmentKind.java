package hotline.attachment;

import java.util.Arrays;
import java.util.Optional;

/** What a file is, by its content. */
public enum AttachmentKind {
    IMAGE("image"),
    PDF("pdf"),
    AUDIO("audio"),
    /** Of an office program. */
    DOCUMENT("document"),
    TEXT("text"),
    OTHER("other");

    private final String code;

    AttachmentKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<AttachmentKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
