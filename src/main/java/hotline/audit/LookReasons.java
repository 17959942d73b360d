package hotline.audit;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks for a reason before a person sees a customer's data, once a day for each complaint and each file, where the policy says so (A4, K8). A person's own
 * work needs none: it is the reason.
 */
public final class LookReasons {
    /** Registered for a complaint that the person owns, or whose customer they are calling. */
    public static final String OWN_WORK = "own-work";

    /** Reasons for which a sealed file is opened (A2), no matter what the policy lists. */
    public static final List<String> FOR_SEALED = List.of("customer-asks", "dispute", "audit", "legal-duty");

    private final Supplier<Rule> rule;

    /** @param rule of the policy in force */
    public LookReasons(Supplier<Rule> rule) {
        this.rule = rule;
    }

    /** No reason is asked for. */
    public static LookReasons none() {
        return new LookReasons(() -> new Rule(List.of(), ZoneId.of("UTC")));
    }

    /**
     * What the policy says.
     *
     * @param codes of the reasons; none: no reason is asked for
     * @param zone in which a day ends
     */
    public record Rule(List<String> codes, ZoneId zone) {
        public Rule {
            codes = List.copyOf(codes);
        }

        boolean asks() {
            return !codes.isEmpty();
        }

        Instant endOfDay(Instant at) {
            return at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /**
     * The reason under which data are shown.
     *
     * @param why code of the policy, or {@link #OWN_WORK}; empty: none was asked for
     */
    public record Permit(Optional<String> why, Optional<Instant> until) {
        public static final Permit NONE = new Permit(Optional.empty(), Optional.empty());
    }

    /** A reason that a person gives. */
    public record Given(long person, String why, Instant at) {}

    /**
     * Fails with {@link Failure.ReasonNeeded}, and with {@link Failure.Sealed} where it has ended and its customer's file is sealed (A2). A complaint that
     * is not there needs none.
     */
    public Future<Permit> atComplaint(SqlConnection connection, Caller.Staff person, String number, Instant at) {
        return LookReasonStore.atSealed(connection, person.id(), number, at)
                .compose(found -> found.isPresent()
                        ? ofSealed(person, found.get())
                        : atOther(connection, person.id(), number, at));
    }

    private static Future<Permit> ofSealed(Caller.Staff person, Permit given) {
        return person.role() == Role.SUPERVISOR && given.why().isPresent()
                ? Future.succeededFuture(given)
                : Future.failedFuture(new Failure.Sealed());
    }

    private Future<Permit> atOther(SqlConnection connection, long person, String number, Instant at) {
        var asked = rule.get();
        return asked.asks()
                ? LookReasonStore.atComplaint(connection, person, number, at, asked.endOfDay(at))
                        .map(found -> found.orElseThrow(Failure.ReasonNeeded::new))
                : Future.succeededFuture(Permit.NONE);
    }

    /**
     * The same for a file.
     *
     * @param files that are merged with it, and itself
     */
    public Future<Permit> atFiles(SqlConnection connection, long person, List<Long> files, Instant at) {
        var asked = rule.get();
        return asked.asks()
                ? LookReasonStore.atFiles(connection, person, files, at, asked.endOfDay(at))
                        .map(found -> found.orElseThrow(Failure.ReasonNeeded::new))
                : Future.succeededFuture(Permit.NONE);
    }

    /** The same for a sealed file (A2), which only supervisors open, always for a reason. Fails with {@link Failure.Sealed}. */
    public Future<Permit> atSealed(SqlConnection connection, Caller.Staff person, List<Long> files, Instant at) {
        if (person.role() != Role.SUPERVISOR) {
            return Future.failedFuture(new Failure.Sealed());
        }
        return LookReasonStore.atFiles(
                        connection, person.id(), files, at, rule.get().endOfDay(at))
                .map(found -> found.orElseThrow(Failure.Sealed::new));
    }

    /**
     * Those of the complaints of which a list shows the person no name and no text: no reason was given where the policy asks for one, or they have ended
     * and their customers' files are sealed (A2).
     *
     * @param ended those of them that have
     */
    public Future<Set<Long>> coveredComplaints(
            SqlConnection connection, long person, Collection<Long> complaints, Collection<Long> ended, Instant at) {
        boolean asks = rule.get().asks();
        var some = asks ? complaints : ended;
        return some.isEmpty()
                ? Future.succeededFuture(Set.of())
                : LookReasonStore.coveredComplaints(connection, person, some, at, asks);
    }

    /** The same of customers' files, merged or not. */
    public Future<Set<Long>> coveredFiles(SqlConnection connection, long person, Collection<Long> files, Instant at) {
        return files.isEmpty()
                ? Future.succeededFuture(Set.of())
                : LookReasonStore.coveredFiles(
                        connection, person, files, at, rule.get().asks());
    }

    /** It opens the complaint to the person until the end of the day. Fails with {@link Failure.NotFound}, and with {@link Failure.Invalid} for another code. */
    public Future<Void> giveAtComplaint(Pool pool, Given given, String number) {
        return pool.withTransaction(
                transaction -> LookReasonStore.atSealed(transaction, given.person(), number, given.at())
                        .compose(found -> {
                            if (found.isEmpty() || !FOR_SEALED.contains(given.why())) {
                                check(given);
                            }
                            return LookReasonStore.giveAtComplaint(
                                    transaction, given, rule.get().endOfDay(given.at()), number);
                        })
                        .map(there -> {
                            if (!there) {
                                throw new Failure.NotFound("there is no complaint " + number);
                            }
                            return null;
                        }));
    }

    /** The same for a file; it must be there. */
    public Future<Void> giveAtFile(Pool pool, Given given, long file) {
        if (!FOR_SEALED.contains(given.why())) {
            check(given);
        }
        return pool.withTransaction(transaction ->
                LookReasonStore.giveAtFile(transaction, given, rule.get().endOfDay(given.at()), file));
    }

    private void check(Given given) {
        if (!rule.get().codes().contains(given.why())) {
            throw Failure.Invalid.field("/why", "must be a reason of the policy in force", "no-reason");
        }
    }
}
