package hotline.staff;

import hotline.failure.Failure;
import hotline.identity.Staffing;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who is away on which days. Supervisors enter it, so that no one puts customers aside by it (R7); work for the customers of a person does not wait then (R3). */
public final class Absences {
    /** Longer ones are written in parts. */
    private static final int MOST_DAYS = 366;

    private static final int MOST = 500;

    private final Pool pool;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    /** @param zone whose days they are */
    public Absences(Pool pool, Supplier<ZoneId> zone, InstantSource clock) {
        this.pool = pool;
        this.zone = zone;
        this.clock = clock;
    }

    /** Who is away on that day. */
    public static Future<Set<Long>> onLeave(SqlClient client, LocalDate day) {
        return AbsenceStore.on(client, day);
    }

    /**
     * Those of today and later, the next first.
     *
     * @param person empty: of all
     */
    public Future<List<Absence>> coming(Optional<Long> person) {
        return pool.withConnection(connection -> AbsenceStore.from(connection, today(), person, MOST));
    }

    /**
     * Fails with {@link Failure.Invalid} for days that are over, are too many or for someone who handles no complaints, and with
     * {@link Failure.Conflict} where the person is away on one of them already.
     */
    public Future<Absence> enter(Once once, long person, LocalDate from, LocalDate to, long by) {
        if (to.isBefore(from) || to.isBefore(today())) {
            throw Failure.Invalid.field("/to", "must be neither before the first day nor in the past", "past");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Failure.Invalid.field("/to", "must be within a year of the first day");
        }
        var now = clock.instant();
        return once.inTransaction(pool, transaction -> Staffing.read(transaction)
                .map(staffing -> {
                    if (!staffing.isHere(person)) {
                        throw Failure.Invalid.field("/person", "must be an agent or supervisor with an open account");
                    }
                    return null;
                })
                .compose(here -> insert(transaction, new AbsenceStore.Entered(person, from, to, by, now))));
    }

    private static Future<Absence> insert(SqlConnection transaction, AbsenceStore.Entered entered) {
        return AbsenceStore.oneAtATime(transaction, entered.person())
                .compose(alone -> AbsenceStore.insert(transaction, entered))
                .map(id ->
                        id.orElseThrow(() -> new Failure.Conflict("the person is away on one of these days already")))
                .compose(id -> AbsenceStore.of(transaction, id));
    }

    /** Takes it out, also one that has begun. Fails with {@link Failure.NotFound}. */
    public Future<Void> end(Once once, long id, long by) {
        Instant now = clock.instant();
        return once.inTransaction(
                pool, transaction -> AbsenceStore.end(transaction, id, by, now).map(isDone -> {
                    if (!isDone) {
                        throw new Failure.NotFound("there is no such absence");
                    }
                    return null;
                }));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone.get()).toLocalDate();
    }
}
