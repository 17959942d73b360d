package hotline.identity;

import java.util.Arrays;
import java.util.Optional;

/** A duty that a department gives to one person. */
public enum Duty {
    /** 督办: makes sure that late work gets done. */
    SUPERVISOR("supervisor"),
    /** Heads the department; is notified of major complaints at once (T5). */
    HEAD("head");

    private final String code;

    Duty(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Duty> of(String code) {
        return Arrays.stream(values()).filter(duty -> duty.code.equals(code)).findFirst();
    }
}
