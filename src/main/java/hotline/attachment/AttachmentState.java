package hotline.attachment;

import java.util.Arrays;
import java.util.Optional;

/** How far a file is. */
public enum AttachmentState {
    /** Waits for the virus scanner. */
    SCANNING("scanning"),
    PREPARING("preparing"),
    READY("ready"),
    /** Too large, or of a kind that is not taken. */
    REFUSED("refused"),
    INFECTED("infected"),
    UNREADABLE("unreadable");

    private final String code;

    AttachmentState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Nothing is left to do. */
    public boolean isEnd() {
        return switch (this) {
            case SCANNING, PREPARING -> false;
            case READY, REFUSED, INFECTED, UNREADABLE -> true;
        };
    }

    public static Optional<AttachmentState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
