package hotline.satisfaction;

import hotline.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that every linked case promised to a customer is filed (P7). The promise is written in the transaction
 * that takes the rating, and kept until the case is filed, so that no crash between the two loses it.
 */
public final class OwedLinkedCases {
    private static final Logger LOG = LoggerFactory.getLogger(OwedLinkedCases.class);
    private static final int PAGE = 20;
    /** The service that promised a case files it at once; only older cases were left behind. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    private final Database database;
    private final InstantSource clock;
    private final LinkedCases linkedCases;
    private final LinkedCaseStore store = new LinkedCaseStore();
    /** Where the last round ended, so that cases that can't be filed never hide those behind them. */
    private String roundAt = "";

    private volatile Continuation continuation = (linked, number) -> Future.succeededFuture();

    public OwedLinkedCases(Database database, InstantSource clock, LinkedCases linkedCases) {
        this.database = database;
        this.clock = clock;
        this.linkedCases = linkedCases;
    }

    /** What else is done for a case that has been filed, before its promise counts as kept; it may be done again. */
    public interface Continuation {
        Future<Void> filed(LinkedCase linked, String number);
    }

    /** From now on; for rooms that are built later. */
    public void whenFiled(Continuation then) {
        continuation = then;
    }

    /** Records the promise of the cases, in the transaction that causes them. */
    public Future<Void> owe(SqlConnection transaction, List<LinkedCase> cases) {
        return cases.isEmpty() ? Future.succeededFuture() : store.owe(transaction, cases);
    }

    /** Files cases with a committed promise. Never fails: a later round files the cases that could not be filed now. */
    public Future<Void> file(List<LinkedCase> cases) {
        if (cases.isEmpty()) {
            return Future.succeededFuture();
        }
        return linkedCases
                .open(cases)
                .compose(numbers -> Future.all(IntStream.range(0, cases.size())
                        .mapToObj(n -> continuation.filed(cases.get(n), numbers.get(n)))
                        .toList()))
                .compose(done -> database.pool()
                        .withConnection(connection -> store.settle(
                                connection, cases.stream().map(LinkedCase::key).toList())))
                .recover(failure -> {
                    LOG.warn("{} linked cases not filed yet", cases.size(), failure);
                    return Future.succeededFuture();
                });
    }

    /** One round over the cases left behind, each alone, so that one that can't be filed fails alone. */
    public Future<Void> fileLeftBehind() {
        var leftBehind = clock.instant().minus(LEFT_BEHIND);
        return database.pool()
                .withConnection(connection -> store.owedAfter(connection, roundAt, leftBehind, PAGE))
                .compose(cases -> {
                    roundAt = cases.size() < PAGE ? "" : cases.get(PAGE - 1).key();
                    var round = Future.<Void>succeededFuture();
                    for (LinkedCase owed : cases) {
                        round = round.compose(done -> file(List.of(owed)));
                    }
                    return round;
                });
    }
}
