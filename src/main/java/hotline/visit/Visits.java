package hotline.visit;

import hotline.complaint.PersonName;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.database.Database;
import hotline.dispatch.Preference;
import hotline.dispatch.WorkId;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.identity.Staffing;
import hotline.offer.CallWork;
import hotline.offer.Endings;
import hotline.offer.Pokes;
import hotline.offer.Withdrawals;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.dispatch.WorkKind;
import hotline.priority.Turns;
import hotline.tie.Belonging;
import hotline.tie.Ties;
import hotline.visit.VisitStore.Arrived;
import hotline.visit.VisitStore.Asked;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Visitors: noted at the desk, offered to agents by the same match as calls (R1 to R6), received by the one who accepts, and ended by them. An agent
 * learns who it is with the acceptance (R7).
 */
public final class Visits {
    /** By which needs of work are chosen; no complaint has it. */
    private static final String CHANNEL = "";

    private final Database database;
    private final Withdrawals withdrawals;
    private final Endings endings;
    private final Pokes pokes;
    private final Policies policies;
    private final InstantSource clock;

    public Visits(
            Database database,
            Withdrawals withdrawals,
            Endings endings,
            Pokes pokes,
            Policies policies,
            InstantSource clock) {
        this.database = database;
        this.withdrawals = withdrawals;
        this.endings = endings;
        this.pokes = pokes;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Which visits a person asks for.
     *
     * @param from the first day of arrival
     * @param to the last one
     * @param open whether those that have not ended are meant, or those that have; empty: both
     * @param after id of the last visit of the page before
     */
    public record Query(
            String line,
            LocalDate from,
            LocalDate to,
            Optional<Greeted> greeted,
            Optional<Boolean> open,
            Optional<Long> after,
            int most) {}

    /**
     * Fails with {@link Failure.Conflict} where the policy offers no work, and with {@link Failure.Invalid} where there is no such customer, or the agent
     * asked for is none.
     */
    public Future<Visit> register(Once once, Caller.Staff by, Visit.Draft draft) {
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> arrived(transaction, by, draft, now)
                .compose(arrived -> VisitStore.insert(transaction, arrived))
                .compose(id -> {
                    pokes.after(transaction, List.of(draft.line()));
                    return VisitStore.read(transaction, id).map(Optional::orElseThrow);
                }));
    }

    private Future<Arrived> arrived(SqlConnection transaction, Caller.Staff by, Visit.Draft draft, Instant now) {
        var policy = policies.inForce().policy();
        if (!policy.dispatch().offersWork()) {
            throw new Failure.Conflict("the policy in force has no work offered, so no agent would be found");
        }
        return checkAsked(transaction, draft)
                .compose(checked -> file(transaction, draft))
                .compose(file -> belonging(transaction, file, policy, now)
                        .compose(belonging -> ahead(transaction, file, draft.line())
                                .map(ahead -> new Arrived(
                                        draft,
                                        file,
                                        policy.dispatch().needOfAnybody(WorkKind.VISIT, CHANNEL),
                                        by.id(),
                                        now,
                                        now.plus(policy.telephony().respond()),
                                        ahead,
                                        draft.asked()
                                                .map(agent -> new CallWork.Wish(agent, Preference.Because.ASKED_FOR))
                                                .or(() -> CallWork.Wish.of(belonging)),
                                        belonging.avoid()))));
    }

    private static Future<Void> checkAsked(SqlConnection transaction, Visit.Draft draft) {
        return draft.asked().isEmpty()
                ? Future.succeededFuture()
                : Staffing.read(transaction).map(staff -> {
                    if (!staff.isHere(draft.asked().get())) {
                        throw Failure.Invalid.field("/askedFor", "there is no such agent", "unknown");
                    }
                    return null;
                });
    }

    /** A number that several customers have is that of the one who was reached by it last. */
    private static Future<Optional<Long>> file(SqlConnection transaction, Visit.Draft draft) {
        return draft.customer()
                .map(file -> Customers.openFiles(transaction, file)
                        .map(files -> Optional.of(files.get(0)))
                        .recover(gone -> gone instanceof Failure.NotFound
                                ? Future.failedFuture(
                                        Failure.Invalid.field("/customer", "there is no such customer", "unknown"))
                                : Future.failedFuture(gone)))
                .orElseGet(() -> draft.phone()
                        .map(phone -> Customers.ofNumber(transaction, phone, 1)
                                .map(found -> found.stream().findFirst().map(Customer::id)))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private static Future<Belonging> belonging(
            SqlConnection transaction, Optional<Long> file, Policy policy, Instant now) {
        return file.map(one -> Ties.ofFile(transaction, one, now, policy.zone()))
                .orElseGet(() -> Future.succeededFuture(Belonging.NONE));
    }

    private Future<Integer> ahead(SqlConnection transaction, Optional<Long> file, String line) {
        return file.map(one -> Turns.ahead(transaction, policies, one, line))
                .orElseGet(() -> Future.succeededFuture(0));
    }

    /**
     * The visit is over. Only its agent or a supervisor says that they were served; that a waiting visitor went, everyone at the desk. The same again
     * succeeds. Fails with {@link Failure.NotFound}, and with {@link Failure.Conflict} where it ended otherwise or is not theirs to end.
     *
     * @param complaint number of the case that came of it
     */
    public Future<Visit> end(Once once, Caller.Staff by, long id, VisitOutcome outcome, Optional<String> complaint) {
        var now = clock.instant();
        return once.inTransaction(
                database.pool(), transaction -> locked(transaction, id).compose(visit -> {
                    if (visit.ended().isPresent()) {
                        return sameEnd(visit, outcome, complaint);
                    }
                    checkEnd(visit, by, outcome);
                    return withdrawals
                            .gone(transaction, workId(id), "ended", now)
                            .compose(gone -> VisitStore.end(transaction, id, outcome, complaint, now))
                            .compose(isDone -> {
                                if (!isDone) {
                                    throw Failure.Invalid.field("/case", "there is no such complaint", "unknown");
                                }
                                return left(transaction, visit, now);
                            });
                }));
    }

    /** The agent who had the visitor has them no more. The answer is the visit as it is now. */
    private Future<Visit> left(SqlConnection transaction, Visit before, Instant now) {
        var agent = before.agent().map(PersonName::id);
        return agent.map(one -> endings.left(transaction, List.of(one), WorkKind.VISIT, now))
                .orElseGet(Future::succeededFuture)
                .compose(left -> VisitStore.read(transaction, before.id()).map(Optional::orElseThrow));
    }

    private static Future<Visit> sameEnd(Visit visit, VisitOutcome outcome, Optional<String> complaint) {
        boolean isSame = visit.outcome().filter(outcome::equals).isPresent()
                && (complaint.isEmpty() || complaint.equals(visit.complaint()));
        return isSame
                ? Future.succeededFuture(visit)
                : Future.failedFuture(new Failure.Conflict("the visit has ended already"));
    }

    private static void checkEnd(Visit visit, Caller.Staff by, VisitOutcome outcome) {
        if (visit.agent().isEmpty()) {
            if (outcome == VisitOutcome.SERVED) {
                throw new Failure.Conflict("no agent has received the visitor yet");
            }
            return;
        }
        boolean isTheirs = visit.agent().filter(agent -> agent.id() == by.id()).isPresent();
        if (!isTheirs && by.role() != Role.SUPERVISOR) {
            throw new Failure.Conflict("the visitor is with a colleague, who ends the visit");
        }
    }

    /**
     * A supervisor gives a visitor to an agent, whoever was offered them. Fails with {@link Failure.NotFound}, with {@link Failure.Invalid} where the
     * person is no agent, and with {@link Failure.Conflict} where the visit has ended or the agent has another visitor.
     */
    public Future<Visit> assign(Once once, long id, long agent) {
        var now = clock.instant();
        return once.inTransaction(
                database.pool(), transaction -> locked(transaction, id).compose(visit -> {
                    if (visit.ended().isPresent()) {
                        throw new Failure.Conflict("the visit has ended already");
                    }
                    if (visit.agent().filter(one -> one.id() == agent).isPresent()) {
                        return Future.succeededFuture(visit);
                    }
                    return Staffing.read(transaction)
                            .compose(staff -> {
                                if (!staff.isHere(agent)) {
                                    throw Failure.Invalid.field("/person", "there is no such agent", "unknown");
                                }
                                return withdrawals.gone(transaction, workId(id), "with-another", now);
                            })
                            .compose(gone -> VisitStore.hand(transaction, id, agent, now))
                            .compose(isDone -> {
                                if (!isDone) {
                                    throw new Failure.Conflict("the agent has another visitor");
                                }
                                return left(transaction, visit, now);
                            });
                }));
    }

    private static Future<Visit> locked(SqlConnection transaction, long id) {
        return VisitStore.lock(transaction, id)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no visit " + id)));
    }

    private static WorkId workId(long id) {
        return new WorkId(WorkKind.VISIT, id);
    }

    /** Newest first; one more than asked for, where there is more. */
    public Future<List<Visit>> list(Caller.Staff reader, Query query) {
        return database.pool()
                .withConnection(connection -> VisitStore.list(connection, asked(query)))
                .map(found -> found.stream()
                        .map(visit -> visit.seenBy(reader.id(), reader.role() == Role.SUPERVISOR))
                        .toList());
    }

    /** For whom a visitor may ask, and to whom one can be given. */
    public Future<List<Receiver>> receivers(String line) {
        return database.pool().withConnection(connection -> VisitStore.receivers(connection, line));
    }

    public Future<VisitFigures> figures(Query query) {
        return database.pool().withConnection(connection -> VisitStore.figures(connection, asked(query)));
    }

    private Asked asked(Query query) {
        var zone = policies.inForce().policy().zone();
        return new Asked(
                query.line(),
                query.from().atStartOfDay(zone).toInstant(),
                query.to().plusDays(1).atStartOfDay(zone).toInstant(),
                query.greeted(),
                query.open(),
                query.after(),
                query.most(),
                clock.instant());
    }
}
