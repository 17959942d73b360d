package hotline.erasure;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What holds an erasure.
 *
 * @param number of the complaint that holds it, where one does
 * @param until from then on it holds no more; empty: until a person has settled it
 */
public record Hold(Kind kind, Optional<String> number, Optional<Instant> until) {

    /** The kinds of them. */
    public enum Kind {
        /** A complaint is still worked on, or its customer still to be called. */
        OPEN_CASE("open-case"),
        /** A complaint that was promised to the customer is still to be filed (P7). */
        CASE_OWED("case-owed"),
        /** An agent is calling the customer for a campaign (K4). */
        CALL_IN_HAND("call-in-hand"),
        /** An entry of a blacklist is proposed and not decided (D3). */
        BLACKLIST_UNDECIDED("blacklist-undecided"),
        /** The term for which the policy keeps ended complaints is not over. */
        TERM("term");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst();
        }
    }

    String words() {
        return switch (kind) {
            case OPEN_CASE -> "complaint " + number.orElse("") + " is open";
            case CASE_OWED -> "a new complaint that follows from " + number.orElse("") + " is still to be filed";
            case CALL_IN_HAND -> "an agent is calling the customer for a campaign";
            case BLACKLIST_UNDECIDED -> "an entry of a blacklist is not decided";
            case TERM ->
                "complaint " + number.orElse("") + " is to be kept until "
                        + until.map(Instant::toString).orElse("");
        };
    }
}
