package hotline.policy.phrase;

import hotline.policy.taxonomy.Codes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** When something is said, in the order in which a call comes to it. */
public enum Situation {
    /** Opening a call (T1). */
    GREET,
    /** Picked up after five rings (T1). */
    LATE,
    /** Who and from where (T2). */
    IDENTIFY,
    /** Showing that one listens (F11). */
    LISTEN,
    /** Open questions (F11, T4). */
    ASK,
    /** Reading back (T2, F11). */
    RESTATE,
    /** Soothing (F11). */
    CALM,
    HOLD,
    RESUME,
    /** Waiting in line. */
    QUEUE,
    /** To a colleague (T11, K7). */
    TRANSFER,
    /** Not solved now, next reply (T4, K7). */
    PROMISE,
    /** To a superior (T3, T5). */
    ESCALATE,
    /** A demand above one's authority (P6). */
    AUTHORITY,
    /** Telling the result (T4, P7, P8). */
    REPLY,
    /** In person (T8). */
    VISIT,
    /** Papers to read or fill in. */
    FORM,
    COURTESY,
    /** A suggestion (T9). */
    FEEDBACK,
    /** Ringing a customer back (K5). */
    CALLBACK,
    /** First line of a chat (C1). */
    CHAT,
    /** Website (T6). */
    MESSAGE,
    /** Ending (T11). */
    CLOSE;

    private static final Map<String, Situation> BY_CODE = Codes.of(values(), Situation::code);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Map<String, Situation> byCode() {
        return BY_CODE;
    }

    public static Optional<Situation> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
