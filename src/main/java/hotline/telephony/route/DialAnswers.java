package hotline.telephony.route;

import hotline.telephony.CallEvent;
import hotline.telephony.connector.Connector;
import hotline.telephony.connector.DialAsk;
import io.vertx.core.Future;
import java.util.Optional;

/** Whom an exchange rings that asks with the message of a new call (R1 to R6). */
public final class DialAnswers implements DialAsk {
    private final CallRouting routing;

    public DialAnswers(CallRouting routing) {
        this.routing = routing;
    }

    @Override
    public Future<Optional<String>> number(Connector connector, CallEvent offered) {
        return routing.route(new CallToRoute(
                        connector.id(),
                        Optional.of(offered.callId()),
                        offered.from(),
                        offered.to(),
                        offered.queue(),
                        Optional.empty(),
                        false))
                .map(answer -> answer instanceof RouteAnswer.Dial dial
                        ? Optional.of(dial.extensions().get(0))
                        : Optional.empty());
    }
}
