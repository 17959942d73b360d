package hotline.phrase;

import static hotline.policy.phrase.Situation.ASK;
import static hotline.policy.phrase.Situation.AUTHORITY;
import static hotline.policy.phrase.Situation.CALLBACK;
import static hotline.policy.phrase.Situation.CALM;
import static hotline.policy.phrase.Situation.CHAT;
import static hotline.policy.phrase.Situation.CLOSE;
import static hotline.policy.phrase.Situation.COURTESY;
import static hotline.policy.phrase.Situation.ESCALATE;
import static hotline.policy.phrase.Situation.FEEDBACK;
import static hotline.policy.phrase.Situation.FORM;
import static hotline.policy.phrase.Situation.GREET;
import static hotline.policy.phrase.Situation.HOLD;
import static hotline.policy.phrase.Situation.IDENTIFY;
import static hotline.policy.phrase.Situation.LATE;
import static hotline.policy.phrase.Situation.LISTEN;
import static hotline.policy.phrase.Situation.MESSAGE;
import static hotline.policy.phrase.Situation.PROMISE;
import static hotline.policy.phrase.Situation.REPLY;
import static hotline.policy.phrase.Situation.RESTATE;
import static hotline.policy.phrase.Situation.RESUME;
import static hotline.policy.phrase.Situation.TRANSFER;

import hotline.policy.phrase.Situation;
import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the agent does, with the situations that fit it, the most fitting first. */
public enum AtHand {
    /** A call comes in. */
    CALL(
            GREET, LATE, IDENTIFY, LISTEN, ASK, CALM, RESTATE, HOLD, RESUME, TRANSFER, PROMISE, AUTHORITY, ESCALATE,
            CLOSE),
    /** An internal note. */
    NOTE(TRANSFER, ESCALATE, PROMISE, AUTHORITY, FEEDBACK),
    /** Words that the customer reads. */
    MESSAGE_TO_CUSTOMER(REPLY, PROMISE, CALM, FORM, COURTESY, FEEDBACK),
    /** The solution (T4). */
    RESOLVE(REPLY, FEEDBACK, CLOSE),
    /** Not valid (P8). */
    REFUSE(REPLY, AUTHORITY, CALM),
    /** Pause, extension, promised reply: not solved now. */
    WAIT(PROMISE, HOLD, ESCALATE),
    /** To another department (K7). */
    HAND_OVER(TRANSFER, FEEDBACK),
    /** Ringing the customer back (K5). */
    CALLBACK_CALL(CALLBACK, CALM, COURTESY, FEEDBACK, REPLY, CLOSE),
    /** A chat (C1). */
    CHAT_LINE(CHAT, LISTEN, ASK, CALM, HOLD, RESUME, RESTATE, PROMISE, REPLY, CLOSE),
    /** A reply on the website (T6). */
    WEBSITE(MESSAGE, REPLY, PROMISE, CALM, COURTESY);

    private static final Map<String, AtHand> BY_CODE = Codes.of(values(), AtHand::code);

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Situation> fitting;

    AtHand(Situation... fitting) {
        this.fitting = List.of(fitting);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public List<Situation> fitting() {
        return fitting;
    }

    public static Map<String, AtHand> byCode() {
        return BY_CODE;
    }
}
