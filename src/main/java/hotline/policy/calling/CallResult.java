package hotline.policy.calling;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How an attempt to call a customer ended. */
public enum CallResult {
    REACHED("reached", Use.NONE, true),
    NO_ANSWER("no-answer", Use.UNANSWERED, true),
    BUSY("busy", Use.UNANSWERED, true),
    VOICEMAIL("voicemail", Use.UNANSWERED, true),
    /** Someone else has this number. */
    WRONG_NUMBER("wrong-number", Use.NONE, true),
    /** Switched off, out of reach, or out of service. */
    UNOBTAINABLE("unobtainable", Use.UNANSWERED, true),
    CALL_LATER("call-later", Use.NONE, true),
    REFUSED("refused", Use.NONE, true),
    /** We rang off before the customer could answer, or they answered and no one was there: our fault, so it uses up none of their attempts. */
    ABANDONED_BY_US("abandoned-by-us", Use.OURS, true),
    GIVEN_BACK("given-back", Use.NONE, false),
    LEASE_EXPIRED("lease-expired", Use.NONE, false);

    private enum Use {
        NONE,
        /** Uses up an attempt, or half of one; the policy says what follows. */
        UNANSWERED,
        /** Uses up none; the policy says what follows. */
        OURS
    }

    private final String code;
    private final Use use;
    private final boolean dialled;

    CallResult(String code, Use use, boolean dialled) {
        this.code = code;
        this.use = use;
        this.dialled = dialled;
    }

    public String code() {
        return code;
    }

    /** The customer did not answer: a further attempt follows until they are used up. */
    public boolean isUnanswered() {
        return use == Use.UNANSWERED;
    }

    /** The telephone of the customer rang, or would have. */
    public boolean isDialled() {
        return dialled;
    }

    public static Optional<CallResult> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** Those after which a policy may name pauses. */
    public static Map<String, CallResult> withPauses() {
        return Arrays.stream(values())
                .filter(result -> result.use != Use.NONE)
                .collect(Collectors.toUnmodifiableMap(CallResult::code, Function.identity()));
    }
}
