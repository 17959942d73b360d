package hotline.telephony.route;

import hotline.telephony.CallEvent;
import hotline.telephony.connector.Connector;
import hotline.telephony.connector.DialAsk;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Whom an exchange rings that asks with the message of a new call (R1 to R6). */
public final class DialAnswers implements DialAsk {
    /** Less than the time for which the exchange is kept waiting. */
    private static final Duration IN_TIME = DialAsk.LIMIT.minusMillis(50);

    private final CallRouting routing;

    public DialAnswers(CallRouting routing) {
        this.routing = routing;
    }

    @Override
    public Future<Optional<String>> number(Connector connector, CallEvent offered) {
        var call = new CallToRoute(
                connector.id(),
                Optional.of(offered.callId()),
                offered.from(),
                offered.to(),
                offered.queue(),
                Optional.empty(),
                false);
        long asked = System.nanoTime();
        return routing.route(call, () -> isInTime(asked)).compose(answer -> {
            if (!(answer instanceof RouteAnswer.Dial dial)) {
                return Future.succeededFuture(Optional.empty());
            }
            return isInTime(asked)
                    ? Future.succeededFuture(Optional.of(dial.extensions().get(0)))
                    : routing.takeBack(call).map(Optional.empty());
        });
    }

    private static boolean isInTime(long asked) {
        return System.nanoTime() - asked < IN_TIME.toNanos();
    }
}
