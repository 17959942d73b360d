package hotline.visit;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How soon a visitor was greeted by an agent (T8). */
public enum Greeted {
    /** Within the time that the policy gave when they came. */
    IN_TIME("in-time"),
    /** Later, or not yet though the time is over. */
    LATE("late"),
    /** Nobody had received them when they went. */
    LEFT("left"),
    /** They went within five seconds; these stand in neither part of the rate. */
    LEFT_SOON("left-soon"),
    /** Not yet, and the time goes on; these neither. */
    WAITING("waiting");

    private static final Map<String, Greeted> BY_CODE = Codes.of(values(), Greeted::code);

    private final String code;

    Greeted(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether the outcome counts. */
    boolean isCounted() {
        return this != LEFT_SOON && this != WAITING;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Greeted> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
