package hotline.complaint;

import hotline.log.EventType;
import java.util.Arrays;
import java.util.Optional;

/**
 * A step that moves a complaint on, and the event it leaves in the log. {@code LifeCycle} says which actor may take it
 * when.
 */
public enum Step {
    ASSIGN("assign", EventType.ASSIGNED),
    RELEASE("release", EventType.RELEASED),
    INVESTIGATE("investigate", EventType.INVESTIGATING),
    RESOLVE("resolve", EventType.RESOLVED),
    /** An agent takes the callback in hand; taken by {@code hotline.callback} only. */
    BEGIN_CALLBACK("begin-callback", EventType.CALLBACK_BEGUN),
    /**
     * The callback waits again: given back, lease over, or the customer did not answer; taken by
     * {@code hotline.callback} only.
     */
    GIVE_BACK_CALLBACK("give-back-callback", EventType.CALLBACK_GIVEN_BACK),
    CLOSE("close", EventType.CLOSED),
    REOPEN("reopen", EventType.REOPENED),
    WITHDRAW("withdraw", EventType.WITHDRAWN),
    JUDGE_NOT_VALID("judge-not-valid", EventType.JUDGED_NOT_VALID);

    private final String code;
    private final EventType event;

    Step(String code, EventType event) {
        this.code = code;
        this.event = event;
    }

    public String code() {
        return code;
    }

    public EventType event() {
        return event;
    }

    /**
     * Whether a complaint that follows another one can take it by itself: its own customer is called, withdraws or does not
     * accept the answer. All else is done to the complaint that leads.
     */
    public boolean isOfFollower() {
        return switch (this) {
            case BEGIN_CALLBACK, GIVE_BACK_CALLBACK, CLOSE, REOPEN, WITHDRAW -> true;
            case ASSIGN, RELEASE, INVESTIGATE, RESOLVE, JUDGE_NOT_VALID -> false;
        };
    }

    /** Whether work on the callback takes it, rather than an agent by name. */
    public boolean belongsToCallback() {
        return this == BEGIN_CALLBACK || this == GIVE_BACK_CALLBACK;
    }

    public static Optional<Step> of(String code) {
        return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
    }
}
