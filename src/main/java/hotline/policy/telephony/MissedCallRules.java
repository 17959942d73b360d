package hotline.policy.telephony;

import hotline.policy.taxonomy.Codes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Which callers who spoke with no one are called back.
 *
 * @param kinds how their call ended
 * @param shortest anyone who gave up earlier is not called back
 */
public record MissedCallRules(Set<Kind> kinds, Duration shortest) {
    public static final Duration USUAL_SHORTEST = Duration.ofSeconds(5);

    public MissedCallRules {
        kinds = Set.copyOf(kinds);
    }

    public enum Kind {
        /** The caller gave up. */
        ABANDONED("abandoned"),
        NO_ANSWER("no-answer"),
        BUSY("busy"),
        REJECTED("rejected"),
        UNREACHABLE("unreachable"),
        VOICEMAIL("voicemail"),
        FAILED("failed");

        private static final Map<String, Kind> BY_CODE = Codes.of(values(), Kind::code);

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Map<String, Kind> byCode() {
            return BY_CODE;
        }
    }
}
