package hotline.agentday;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.identity.Staffing;
import hotline.once.Once;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The log of problems (C4): each agent keeps one, supervisors check it, and one agent, another one each week, sums up each
 * day.
 */
public final class AgentLog {
    /** For so many days an entry can be added later. */
    private static final int DAYS_LATER = 7;
    /** The turns of later weeks are open. */
    private static final int DAYS_AHEAD = 31;

    private final Pool pool;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    /** @param zone of the policy in force, which days are meant in */
    public AgentLog(Pool pool, Supplier<ZoneId> zone, InstantSource clock) {
        this.pool = pool;
        this.zone = zone;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.get());
    }

    /** A look into a week fixes the agent on duty in it, so it fails for days far ahead. */
    public Future<LogDay> day(Caller.Staff reader, LocalDate day) {
        checkAhead("day", day);
        return pool.withTransaction(
                transaction -> SummaryDutyStore.duty(transaction, day).compose(duty -> {
                    boolean seesAll = seesAll(reader, duty);
                    var whose = seesAll ? Optional.<Long>empty() : Optional.of(reader.id());
                    var entries = ProblemEntryStore.of(transaction, day, whose);
                    var summary = SummaryDutyStore.summary(transaction, day);
                    return Future.all(entries, summary)
                            .map(read -> new LogDay(day, today(), duty, seesAll, entries.result(), summary.result()));
                }));
    }

    private void checkAhead(String field, LocalDate day) {
        if (day.isAfter(today().plusDays(DAYS_AHEAD))) {
            throw Failure.Invalid.field(field, "must be at most " + DAYS_AHEAD + " days ahead");
        }
    }

    private static boolean seesAll(Caller.Staff reader, Optional<SummaryDuty> duty) {
        return reader.role() == Role.SUPERVISOR
                || duty.filter(one -> one.person().id() == reader.id()).isPresent();
    }

    /** Entries that no supervisor has checked yet, the oldest first. */
    public Future<Page<ProblemEntry, Long>> unchecked(long after, int limit) {
        return pool.withConnection(connection -> ProblemEntryStore.unchecked(connection, after, limit + 1))
                .map(found -> Page.of(found, limit, ProblemEntry::id));
    }

    public Future<ProblemEntry> add(Once once, Caller.Staff writer, ProblemEntry.Draft draft) {
        var today = today();
        if (draft.day().isAfter(today) || draft.day().isBefore(today.minusDays(DAYS_LATER))) {
            throw Failure.Invalid.field(
                    "/day", "must be today, or one of the " + DAYS_LATER + " days before", "not-lately");
        }
        return once.inTransaction(pool, transaction -> checkCase(transaction, draft)
                .compose(checked -> ProblemEntryStore.add(transaction, writer.id(), draft, clock.instant()))
                .compose(id -> ProblemEntryStore.entry(transaction, id)));
    }

    private static Future<Void> checkCase(SqlConnection transaction, ProblemEntry.Draft draft) {
        return draft.number()
                .map(number -> ProblemEntryStore.isCase(transaction, number).<Void>map(is -> {
                    if (!is) {
                        throw Failure.Invalid.field("/number", "there is no complaint " + number, "unknown");
                    }
                    return null;
                }))
                .orElseGet(Future::succeededFuture);
    }

    /** Answers how many are checked by it: those that are checked already, or are not there, are left out. */
    public Future<Integer> check(Once once, Caller.Staff supervisor, List<Long> ids) {
        return once.inTransaction(
                pool, transaction -> ProblemEntryStore.check(transaction, supervisor.id(), ids, clock.instant()));
    }

    /** Another agent for the week of that day. */
    public Future<Optional<SummaryDuty>> give(Once once, Caller.Staff supervisor, LocalDate day, long person) {
        checkAhead("/day", day);
        return once.inTransaction(
                pool, transaction -> Staffing.read(transaction).compose(staffing -> {
                    if (!staffing.isHere(person)) {
                        throw Failure.Invalid.field("/person", "is no agent or supervisor at work", "not-here");
                    }
                    return SummaryDutyStore.give(transaction, day, person, supervisor.id())
                            .compose(given -> SummaryDutyStore.duty(transaction, day));
                }));
    }

    /** A later summary of a day takes the place of the one before. Fails with 403 for people who are not on duty. */
    public Future<DaySummary> sumUp(Once once, Caller.Staff writer, LocalDate day, String text) {
        if (day.isAfter(today())) {
            throw Failure.Invalid.field("/day", "must not be after today", "ahead");
        }
        return once.inTransaction(pool, transaction -> SummaryDutyStore.duty(transaction, day)
                .compose(duty -> {
                    if (!seesAll(writer, duty)) {
                        throw new Failure.Forbidden("the agent on duty in that week sums up, or a supervisor");
                    }
                    return SummaryDutyStore.sumUp(transaction, day, writer.id(), text, clock.instant());
                })
                .compose(written -> SummaryDutyStore.summary(transaction, day))
                .map(Optional::orElseThrow));
    }
}
