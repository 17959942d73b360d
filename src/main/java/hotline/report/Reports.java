package hotline.report;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.log.reading.LogPosition;
import hotline.measures.Period;
import hotline.once.Once;
import hotline.report.ReportCounting.Counted;
import hotline.rows.Rfc3339;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Publishes reports, and reads those that are published. */
public final class Reports {
    private final Vertx vertx;
    private final Pool pool;
    private final ReportCounting counting;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    Reports(Vertx vertx, Pool pool, ReportCounting counting, Supplier<ZoneId> zone, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.counting = counting;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * A draft as it would be published.
     *
     * @param position up to which facts were counted
     * @param digest of the content: publishing names it, so that the same content is looked at and published
     */
    public record Preview(ReportDraft draft, String position, JsonObject content, String digest) {}

    /** What a person has looked at and publishes. */
    public record Seen(int version, String position, String digest) {}

    /** Fails with {@link Failure.NotFound} where there is none. */
    public Future<Preview> preview(long draft) {
        return read(draft)
                .compose(read -> pool.withConnection(counting::counted).compose(counted -> preview(read, counted)));
    }

    private Future<Preview> preview(ReportDraft draft, Counted counted) {
        return counting.content(draft.kind(), draft.period(), counted, draft.remarks())
                .compose(content -> vertx.executeBlocking(
                        () -> new Preview(draft, counted.upTo().toString(), content, CanonicalJson.digest(content)),
                        false));
    }

    private Future<ReportDraft> read(long draft) {
        return pool.withConnection(connection -> DraftStore.find(connection, draft))
                .map(found -> found.orElseThrow(Drafts::gone));
    }

    /**
     * Publishes what the person has looked at: counted up to the same place, under the next number. Fails with
     * {@link Failure.Changed} if it is not the same any more.
     */
    public Future<FrozenReport> publish(Once once, long draft, Seen seen, Caller.Staff by) {
        var position = LogPosition.parse(seen.position())
                .orElseThrow(() -> Failure.Invalid.field("/position", "must be a position such as 1234-567"));
        return read(draft)
                .compose(read -> pool.withConnection(counting::counted).compose(counted -> {
                    if (position.isAfter(counted.upTo())) {
                        throw Failure.Invalid.field("/position", "lies behind what has been counted");
                    }
                    return preview(read, new Counted(position, counted.lacking()));
                }))
                .map(preview -> same(preview, seen))
                .compose(preview -> once.inTransaction(pool, transaction -> publish(transaction, preview, by)));
    }

    private static Preview same(Preview preview, Seen seen) {
        if (preview.draft().version() != seen.version() || !preview.digest().equals(seen.digest())) {
            throw new Failure.Changed("remarks, names or rules have changed since you looked: look at it again");
        }
        return preview;
    }

    private Future<FrozenReport> publish(SqlConnection transaction, Preview preview, Caller.Staff by) {
        var draft = preview.draft();
        var month = "R-%1$tY%1$tm-".formatted(draft.period().to());
        return ReportStore.lock(transaction)
                .compose(locked -> DraftStore.drop(transaction, draft.id(), draft.version()))
                .map(dropped -> {
                    if (!dropped) {
                        throw new Failure.Changed("the draft has changed or was published since you looked");
                    }
                    return dropped;
                })
                .compose(dropped -> ReportStore.current(
                        transaction, draft.kind(), draft.period().from()))
                .map(current -> {
                    if (!current.map(FrozenReport::number).equals(draft.replaces())) {
                        throw new Failure.Conflict("another report of this period was published meanwhile");
                    }
                    return current;
                })
                .compose(current -> Future.all(ReportStore.last(transaction), ReportStore.count(transaction, month)))
                .compose(both ->
                        write(transaction, preview, by, both.resultAt(0), month + (both.<Long>resultAt(1) + 1)));
    }

    private Future<FrozenReport> write(
            SqlConnection transaction, Preview preview, Caller.Staff by, Optional<FrozenReport> before, String number) {
        var at = clock.instant();
        long serial = before.map(FrozenReport::serial).orElse(0L) + 1;
        var body = body(preview, by, before, number, serial, at);
        return vertx.executeBlocking(() -> CanonicalJson.of(body), false)
                .map(bytes -> new ReportStore.New(
                        number,
                        serial,
                        preview.draft(),
                        at,
                        by.id(),
                        Buffer.buffer(bytes),
                        CanonicalJson.digest(bytes)))
                .compose(report -> ReportStore.write(transaction, report))
                .compose(written ->
                        ScheduleStore.recipients(transaction, preview.draft().kind()))
                .compose(readers -> DeliveryStore.send(
                        transaction,
                        ScheduleRuns.published(
                                readers, preview.draft().kind(), preview.draft().period(), number, at)))
                .compose(sent -> ReportStore.find(transaction, number))
                .map(found -> found.orElseThrow().report());
    }

    private JsonObject body(
            Preview preview, Caller.Staff by, Optional<FrozenReport> before, String number, long serial, Instant at) {
        var draft = preview.draft();
        return new JsonObject()
                .put("form", 1)
                .put("number", number)
                .put("serial", serial)
                .put("replaces", draft.replaces().orElse(null))
                .put("reason", draft.reason().orElse(null))
                .put(
                        "before",
                        before.map(one -> new JsonObject()
                                        .put("number", one.number())
                                        .put("digest", one.digest()))
                                .orElse(null))
                .put("publishedAt", Rfc3339.of(at, zone.get()))
                .put("publishedBy", new JsonObject().put("login", by.login()).put("name", by.name()))
                .put("content", preview.content());
    }

    /** Fails with {@link Failure.NotFound} where there is none. */
    public Future<FrozenReport.Whole> read(String number) {
        return pool.withConnection(connection -> ReportStore.find(connection, number))
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no report " + number)));
    }

    /** Newest first, those before that serial. */
    public Future<List<FrozenReport>> list(Optional<Long> before, Optional<ReportKind> kind, int most) {
        return pool.withConnection(
                connection -> ReportStore.list(connection, before.orElse(Long.MAX_VALUE), kind, most));
    }

    /**
     * The monthly report that is to be published next (P10).
     *
     * @param by its last day; after it the report is late
     */
    public record Due(Period period, LocalDate by, boolean isLate) {}

    /** Last month's, until it is published; nothing is due of a month in which nothing was counted. */
    public Future<Optional<Due>> due() {
        var today = LocalDate.ofInstant(clock.instant(), zone.get());
        return pool.withConnection(connection -> DueReport.of(connection, today));
    }
}
