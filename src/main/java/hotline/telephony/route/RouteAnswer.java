package hotline.telephony.route;

import hotline.dispatch.Waiting;
import java.time.Duration;
import java.util.List;

/** What an exchange is told. */
public sealed interface RouteAnswer {
    /** @param ring how long the first one rings before the next has the turn (R2) */
    record Dial(List<String> extensions, Duration ring) implements RouteAnswer {
        public Dial {
            extensions = List.copyOf(extensions);
        }
    }

    /** No one can take it now; the exchange may ask again. */
    record Queue(Waiting.Reason reason) implements RouteAnswer {}

    /** It is not ours to route, or is over: the exchange goes its own way. */
    record None() implements RouteAnswer {}
}
