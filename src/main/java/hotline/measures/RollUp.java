package hotline.measures;

import hotline.feed.LogConsumer;
import hotline.feed.LogSpan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.ZoneId;

/**
 * Keeps the running figures: what happened on each day, and what is open by the day it was received. Both are sums of
 * changes that each event names itself, so they can be counted again from the log alone and come out the same.
 */
public final class RollUp implements LogConsumer {
    private final ZoneId zone;

    /** @param zone the policy's, in which days are meant */
    public RollUp(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public Future<Void> consume(SqlConnection transaction, LogSpan span) {
        return RollUpStore.addToDays(transaction, span, zone)
                .compose(added -> RollUpStore.addToBacklog(transaction, span, zone))
                .compose(added -> RollUpStore.forgetHandled(transaction));
    }
}
