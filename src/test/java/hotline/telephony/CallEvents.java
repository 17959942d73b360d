package hotline.telephony;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Events for tests, by their second. */
final class CallEvents {
    static final Instant BEGIN = Instant.parse("2026-11-30T01:00:00Z");

    private CallEvents() {}

    static Instant at(double second) {
        return BEGIN.plusMillis(Math.round(second * 1000));
    }

    static CallEvent event(CallEventType type, String leg, double second) {
        return new CallEvent(
                "c1",
                leg,
                type,
                type.repeats() ? "at " + second : "",
                at(second),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                leg.isEmpty() ? Optional.empty() : Optional.of(leg),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                CallTimes.NONE,
                Optional.empty());
    }

    static CallEvent offered(double second, String from) {
        var event = event(CallEventType.OFFERED, "", second);
        return new CallEvent(
                event.callId(),
                "",
                event.type(),
                "",
                event.at(),
                true,
                Optional.of(CallDirection.IN),
                Optional.of(from),
                Optional.of("+864008201234"),
                Optional.empty(),
                Optional.of("service"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                CallTimes.NONE,
                Optional.empty());
    }

    static CallEvent ended(double second, CallCause cause, Optional<CallParty> by) {
        return end("", second, cause, by, "");
    }

    static CallEvent silence(double second) {
        return end("", second, CallCause.UNKNOWN, Optional.empty(), LegFold.SILENCE);
    }

    private static CallEvent end(String leg, double second, CallCause cause, Optional<CallParty> by, String ownId) {
        return new CallEvent(
                "c1",
                leg,
                CallEventType.ENDED,
                ownId,
                at(second),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(cause),
                by,
                OptionalLong.empty(),
                CallTimes.NONE,
                Optional.empty());
    }

    static CallEvent record(String leg, CallTimes times, Optional<CallCause> cause, OptionalLong held) {
        return new CallEvent(
                "c1",
                leg,
                CallEventType.RECORD,
                "",
                times.ended().orElse(BEGIN),
                true,
                Optional.of(CallDirection.IN),
                Optional.of("+8613800138000"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                leg.isEmpty() ? Optional.empty() : Optional.of(leg),
                cause,
                Optional.empty(),
                held,
                times,
                Optional.empty());
    }

    static CallTimes times(double offered, double answered, double ended) {
        return new CallTimes(
                Optional.of(at(offered)),
                Optional.empty(),
                Optional.empty(),
                answered < 0 ? Optional.empty() : Optional.of(at(answered)),
                Optional.of(at(ended)));
    }
}
