package hotline.measures;

import hotline.log.reading.LogConsumer;
import hotline.log.reading.LogSpan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.ZoneId;

/**
 * Keeps the running figures: the events of each day, the backlog by day of receipt, when extended complaints count as
 * past their limit without extensions, and how long departments held the cases they let go of. All are sums of
 * changes that each event names, so they can be recounted from the log alone with the same result.
 */
public final class RollUp implements LogConsumer {
    static final String NAME = "measures";

    private final ZoneId zone;

    /** @param zone the policy's, in which days are meant */
    public RollUp(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<Void> consume(SqlConnection transaction, LogSpan span) {
        return RollUpStore.addToDays(transaction, span, zone)
                .compose(added -> BacklogRollUpStore.add(transaction, span, zone))
                .compose(added -> UnextendedRollUpStore.add(transaction, span, zone))
                .compose(added -> HoldingRollUpStore.add(transaction, span, zone))
                .compose(added -> BacklogRollUpStore.forgetHandled(transaction));
    }
}
