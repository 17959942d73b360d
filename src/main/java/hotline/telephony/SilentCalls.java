package hotline.telephony;

import hotline.database.Database;
import hotline.telephony.CallWriting.Arrived;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Ends calls that gave no sign of life for long: no one knows how they ended, and their agents are free. */
public final class SilentCalls {
    /** At once; more follow in the next round. */
    public static final int MOST = 200;

    private final Database database;
    private final CallWriting writing;

    public SilentCalls(Database database, CallWriting writing) {
        this.database = database;
        this.writing = writing;
    }

    /** @return how many had been silent since then */
    public Future<Integer> end(Instant since, Instant now) {
        return database.inTransaction(transaction -> CallStore.silent(transaction, since, MOST)
                .compose(silent -> silent.isEmpty()
                        ? Future.succeededFuture(0)
                        : writing.write(
                                        transaction,
                                        silent.stream()
                                                .map(call -> arrived(call, now))
                                                .toList(),
                                        now,
                                        call -> call.isOpen() && call.seenAt().isBefore(since))
                                .map(written -> written.calls().size())));
    }

    private static Arrived arrived(Call call, Instant now) {
        // Its day is that of the row, no matter what the connector's zone.
        return new Arrived(call.connector(), ZoneOffset.UTC, Optional.empty(), now, List.of(silence(call)));
    }

    /** When it ended is not known either: at its last known step, so that no one seems to have spoken for hours. */
    static CallEvent silence(Call call) {
        var facts = call.facts();
        var at = facts.heldSince()
                .or(facts::answeredAt)
                .or(facts::alertingAt)
                .or(facts::queuedAt)
                .or(facts::offeredAt)
                .orElse(call.seenAt());
        return new CallEvent(
                call.callId(),
                "",
                CallEventType.ENDED,
                LegFold.SILENCE,
                at,
                facts.timesBy() != CallFacts.TimesBy.ARRIVAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(CallCause.UNKNOWN),
                Optional.empty(),
                OptionalLong.empty(),
                CallTimes.NONE,
                Optional.empty());
    }
}
