package hotline.floor;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person is doing on the floor. */
public enum FloorState {
    OFF("off"),
    READY("ready"),
    /** Work is offered to them. */
    OFFERED("offered"),
    /** Work that needs all of them is in their hands. */
    BUSY("busy"),
    WRAP_UP("wrap-up"),
    BREAK("break"),
    /** Away for a manager (R2). */
    AWAY_ON_DUTY("away-on-duty"),
    /** Missed several offers in a row; only the person or a supervisor ends it. */
    MISSED("missed");

    private static final Map<String, FloorState> BY_CODE = Codes.of(values(), FloorState::code);

    private final String code;

    FloorState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether work is in their hands, so that what they choose waits until it has left them. */
    public boolean holdsWork() {
        return this == OFFERED || this == BUSY;
    }

    /** Whether a person may choose it; the others follow from their work. */
    public boolean isChoice() {
        return this == OFF || this == READY || this == BREAK || this == AWAY_ON_DUTY;
    }

    public static List<String> choices() {
        return List.of(OFF.code, READY.code, BREAK.code, AWAY_ON_DUTY.code);
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<FloorState> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
