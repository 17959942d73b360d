package hotline.workday;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** What is counted of an agent's day. The code is stored and never changes. */
enum Done {
    /** Offers by how they ended, on the day on which they were made; the time is how long they were open. */
    ACCEPTED("offer-accepted"),
    DECLINED("offer-declined"),
    EXPIRED("offer-expired"),
    WITHDRAWN("offer-withdrawn"),
    LOST("offer-lost"),
    /** Open for longer than the time within which an answer is due. */
    LATE("offer-late"),
    /** Accepted within the time that the policy had then. */
    IN_TIME("offer-in-time"),
    /** Ended otherwise within that time. */
    GIVEN_UP_IN_TIME("offer-given-up-in-time"),
    /** Of these: withdrawn or lost within five seconds. */
    SMALL("offer-small"),
    /** Attempts to call a customer, on the day of their end; the time is from the beginning to the end. */
    CALL("call"),
    /** Time on the floor, by state; the number is how often it began on that day. */
    READY("state-ready"),
    OFFERED("state-offered"),
    BUSY("state-busy"),
    WRAP_UP("state-wrap-up"),
    BREAK("state-break"),
    AWAY_ON_DUTY("state-away-on-duty"),
    MISSED("state-missed"),
    /** The part of breaks after their limits. */
    BREAK_OVER("break-over");

    private static final Map<String, Done> BY_CODE = Codes.of(values(), Done::code);

    private final String code;

    Done(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Done> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
