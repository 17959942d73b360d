package hotline.offer;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** How an offer ended. */
public enum OfferAnswer {
    ACCEPTED("accepted"),
    DECLINED("declined"),
    /** The agent gave no answer in time. */
    EXPIRED("expired"),
    /** The work waits no more, or not there; the agent keeps the turn. */
    WITHDRAWN("withdrawn"),
    /** The agent left the floor. */
    LOST("lost");

    private static final Map<String, OfferAnswer> BY_CODE = Codes.of(values(), OfferAnswer::code);

    private final String code;

    OfferAnswer(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<OfferAnswer> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
