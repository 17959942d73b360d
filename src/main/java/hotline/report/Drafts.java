package hotline.report;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.report.DraftStore.Added;
import hotline.report.DraftStore.Opened;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Drafts of reports: opened, added to, thrown away. */
public final class Drafts {
    private final Pool pool;
    private final Policies policies;
    private final InstantSource clock;

    Drafts(Pool pool, Policies policies, InstantSource clock) {
        this.pool = pool;
        this.policies = policies;
        this.clock = clock;
    }

    static Failure gone() {
        return new Failure.NotFound("there is no such draft; it may have been published");
    }

    /** Newest first, those opened before that one. */
    public Future<List<ReportDraft>> list(Optional<Long> before, int most) {
        return pool.withConnection(connection -> DraftStore.list(connection, before.orElse(Long.MAX_VALUE), most));
    }

    /** Fails with {@link Failure.NotFound} where there is none. */
    public Future<ReportDraft> read(long id) {
        return pool.withConnection(connection -> find(connection, id));
    }

    private static Future<ReportDraft> find(SqlConnection connection, long id) {
        return DraftStore.find(connection, id).map(found -> found.orElseThrow(Drafts::gone));
    }

    /**
     * The draft of the period that a day lies in: the one there is, or another one. Where a report of it is published, the
     * draft is of its correction, and needs a reason.
     */
    public Future<ReportDraft> open(
            Once once, ReportKind kind, LocalDate day, Optional<String> reason, Caller.Staff by) {
        var period = kind.periodOf(day);
        var today =
                LocalDate.ofInstant(clock.instant(), policies.inForce().policy().zone());
        if (!period.to().isBefore(today)) {
            throw Failure.Invalid.field("/day", "the period from " + period.from() + " has not ended yet", "not-ended");
        }
        return once.inTransaction(pool, transaction -> ReportStore.current(transaction, kind, period.from())
                .map(current -> checked(current, reason))
                .compose(current -> DraftStore.open(
                        transaction,
                        new Opened(
                                kind,
                                period,
                                current.map(FrozenReport::number),
                                reason,
                                Optional.of(by.id()),
                                clock.instant())))
                .compose(opened -> DraftStore.ofPeriod(transaction, kind, period))
                .map(found -> found.orElseThrow(Drafts::gone))
                .compose(draft -> find(transaction, draft)));
    }

    private static Optional<FrozenReport> checked(Optional<FrozenReport> current, Optional<String> reason) {
        if (current.isPresent() && reason.isEmpty()) {
            throw Failure.Invalid.field(
                    "/reason", current.get().number() + " is published: say why it is corrected", "correction");
        }
        return current;
    }

    /** @param department that it is addressed to */
    public Future<ReportDraft> remark(
            Once once, long id, Section section, String text, Optional<String> department, Caller.Staff by) {
        department.ifPresent(code -> policies.checkDepartment(code, "/department"));
        return once.inTransaction(pool, transaction -> raised(transaction, id)
                .compose(raised -> find(transaction, id))
                .compose(draft -> {
                    if (!draft.kind().sections().contains(section)) {
                        throw Failure.Invalid.field(
                                "/section", "is none of a " + draft.kind().code() + " report");
                    }
                    return DraftStore.add(
                            transaction, new Added(id, section, text, department, by.id(), clock.instant()));
                })
                .compose(added -> find(transaction, id)));
    }

    public Future<ReportDraft> takeAway(Once once, long id, long remark) {
        return once.inTransaction(pool, transaction -> raised(transaction, id)
                .compose(raised -> DraftStore.takeAway(transaction, id, remark))
                .compose(taken -> {
                    if (!taken) {
                        throw new Failure.NotFound("there is no such remark");
                    }
                    return find(transaction, id);
                }));
    }

    /** Throws the draft away with its remarks, those too that were added just before. */
    public Future<Void> drop(Once once, long id) {
        return once.inTransaction(pool, transaction -> raised(transaction, id)
                .compose(raised -> find(transaction, id))
                .compose(draft -> DraftStore.drop(transaction, id, draft.version()))
                .mapEmpty());
    }

    private static Future<Void> raised(SqlConnection transaction, long id) {
        return DraftStore.raise(transaction, id).map(raised -> {
            if (!raised) {
                throw gone();
            }
            return null;
        });
    }
}
