package hotline.offer;

import hotline.floor.FloorFollower;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Offers to people who leave the floor are over, and lines are looked at where someone has become ready. */
final class ComingAndGoing implements FloorFollower {
    private final Endings endings;
    private final Pokes pokes;

    ComingAndGoing(Endings endings, Pokes pokes) {
        this.endings = endings;
        this.pokes = pokes;
    }

    /** The rows of these people are locked already, so an offer that is being answered is not waited for: the answer decides. */
    @Override
    public Future<Void> left(SqlConnection transaction, Collection<Long> persons, Instant at) {
        return OfferStore.lose(transaction, List.copyOf(persons), at)
                .compose(lost -> endings.ended(transaction, lost, at));
    }

    @Override
    public void ready(SqlConnection transaction, String line) {
        pokes.after(transaction, List.of(line));
    }
}
