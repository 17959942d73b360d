package hotline.staff;

import hotline.failure.Failure;
import hotline.identity.Staffing;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What supervisors and administrators say about the people who handle complaints. */
public final class Staff {
    private final Pool pool;
    private final Supplier<Training> training;

    /** @param training as the present policy has it */
    public Staff(Pool pool, Supplier<Training> training) {
        this.pool = pool;
        this.training = training;
    }

    /** Of agents on a floor, for those who give out work. */
    public static Future<Map<Long, StaffMember>> members(SqlClient client, Collection<Long> persons) {
        return StaffStore.read(client, persons);
    }

    /** Empty for a person without training. */
    public Optional<LocalDate> worksFrom(StaffMember member) {
        return member.trainingSince().map(training.get()::worksFrom);
    }

    /** C7. */
    public boolean isTrained(StaffMember member, Instant now) {
        return training.get().isOver(member, now);
    }

    /** Fails with {@link Failure.NotFound} where the person does not handle complaints. */
    public Future<StaffMember> read(long person) {
        return pool.withConnection(connection -> handles(connection, person).compose(here -> only(connection, person)));
    }

    /** Fails with {@link Failure.NotFound}, {@link Failure.Conflict} for an older version, and {@link Failure.Invalid} for the mentor (C6). */
    public Future<StaffMember> change(Once once, long person, StaffMember.Change change, long by, Instant now) {
        return once.inTransaction(pool, transaction -> handles(transaction, person)
                .compose(here -> checkMentor(transaction, person, change, now))
                .compose(checked -> StaffStore.write(transaction, person, change, by, now))
                .map(isWritten -> {
                    if (!isWritten) {
                        throw new Failure.Conflict("somebody has changed it meanwhile");
                    }
                    return null;
                })
                .compose(written -> only(transaction, person)));
    }

    private static Future<StaffMember> only(SqlConnection connection, long person) {
        return StaffStore.read(connection, List.of(person))
                .map(found -> Optional.ofNullable(found.get(person)).orElseThrow(() -> noMember(person)));
    }

    private static Future<Void> handles(SqlConnection connection, long person) {
        return Staffing.read(connection).map(staffing -> {
            if (!staffing.isHere(person)) {
                throw noMember(person);
            }
            return null;
        });
    }

    /** An experienced agent is one whose own training is over. */
    private Future<Void> checkMentor(SqlConnection connection, long person, StaffMember.Change change, Instant now) {
        if (change.mentor().isEmpty()) {
            return Future.succeededFuture();
        }
        long mentor = change.mentor().get();
        return Staffing.read(connection).compose(staffing -> StaffStore.read(connection, List.of(mentor))
                .map(found -> {
                    boolean isExperienced = staffing.isHere(mentor)
                            && Optional.ofNullable(found.get(mentor))
                                    .filter(one -> isTrained(one, now))
                                    .isPresent();
                    if (mentor == person || !isExperienced) {
                        throw Failure.Invalid.field(
                                "/mentor", "must be another agent or supervisor whose training is over");
                    }
                    return null;
                }));
    }

    private static Failure.NotFound noMember(long person) {
        return new Failure.NotFound("person " + person + " handles no complaints");
    }
}
