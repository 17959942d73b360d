package hotline.telephony.connector;

import hotline.telephony.CallEvent;
import io.vertx.core.Future;
import java.util.Optional;

/** Whom an exchange that asks is to ring (R3). */
@FunctionalInterface
public interface DialAsk {
    /** The exchange goes its own way. */
    DialAsk NOBODY = (connector, call) -> Future.succeededFuture(Optional.empty());

    /** The extension; asked for within the time of the answer, so that a late one is none. */
    Future<Optional<String>> number(Connector connector, CallEvent offered);
}
