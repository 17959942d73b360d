package hotline.measures;

import hotline.log.reading.LogConsumer;
import hotline.log.reading.LogSpan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.ZoneId;

/**
 * Keeps the running figures: what happened on each day, what is open by the day it was received, from when what was
 * extended counts as past its limit without that, and how long departments held what they let go of. All are sums of
 * changes that each event names itself, so they can be counted again from the log alone and come out the same.
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
