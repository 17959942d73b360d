package hotline.attachment.upload;

import java.util.Arrays;
import java.util.Optional;

/** How far an upload is. */
public enum UploadState {
    OPEN("open"),
    WHOLE("whole"),
    /** It is a complaint's attachment. */
    TAKEN("taken"),
    /** Its sender wants it no more; it counts until its day is over. */
    ENDED("ended");

    private final String code;

    UploadState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<UploadState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
