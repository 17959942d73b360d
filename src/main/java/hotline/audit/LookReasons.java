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

    /** Reasons for which a sealed file is opened (A2), whatever the policy lists. */
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

    /** Fails with {@link Failure.ReasonNeeded}. A complaint that is not there needs none. */
    public Future<Permit> atComplaint(SqlConnection connection, long person, String number, Instant at) {
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

    /** Those of sealed files that the person has opened. */
    public Future<Set<Long>> openSealed(SqlConnection connection, long person, Collection<Long> files, Instant at) {
        return files.isEmpty()
                ? Future.succeededFuture(Set.of())
                : LookReasonStore.openFiles(connection, person, files, at);
    }

    /** Those of the complaints that the person may see whole; empty: no reason is asked for, so all of them. */
    public Future<Optional<Set<Long>>> openComplaints(
            SqlConnection connection, long person, Collection<Long> complaints, Instant at) {
        return rule.get().asks()
                ? LookReasonStore.openComplaints(connection, person, complaints, at)
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    /** Those of ended complaints whose customers' files are sealed (A2), and which the person has not opened. */
    public Future<Set<Long>> sealedComplaints(
            SqlConnection connection, long person, Collection<Long> complaints, Instant at) {
        return complaints.isEmpty()
                ? Future.succeededFuture(Set.of())
                : LookReasonStore.sealedComplaints(connection, person, complaints, at);
    }

    /** The same of files that no others are merged into. */
    public Future<Optional<Set<Long>>> openFiles(
            SqlConnection connection, long person, Collection<Long> files, Instant at) {
        return rule.get().asks()
                ? LookReasonStore.openFiles(connection, person, files, at).map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    /** It opens the complaint to the person until the end of the day. Fails with {@link Failure.NotFound}, and with {@link Failure.Invalid} for another code. */
    public Future<Void> giveAtComplaint(Pool pool, Given given, String number) {
        check(given);
        return pool.withTransaction(transaction -> LookReasonStore.giveAtComplaint(
                        transaction, given, rule.get().endOfDay(given.at()), number)
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
