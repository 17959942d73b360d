package hotline.tie;

import hotline.customer.Customers;
import hotline.failure.Failure;
import hotline.identity.Role;
import hotline.identity.Staffing;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whose customer a customer is, and what people say about that. A file with all merged ones is one customer. */
public final class Ties {
    private static final String WHAT = "tie";

    private final Pool pool;
    private final Customers customers;
    private final RefusedCases cases;
    private final Supplier<ZoneId> zone;

    /** @param zone in which a month is counted */
    public Ties(Pool pool, Customers customers, RefusedCases cases, Supplier<ZoneId> zone) {
        this.cases = cases;
        this.pool = pool;
        this.customers = customers;
        this.zone = zone;
    }

    /**
     * All that stands on a customer's file.
     *
     * @param until when the tie ends, if nothing more happens
     */
    public record Standing(
            Optional<Tie> tie,
            Optional<Instant> until,
            List<Kin> kin,
            List<Refusal> refusals,
            List<Opinion> opinions) {}

    /** Of complaints that are to be given out, and of customers who are to be called, by the negative number of their file; in one statement. */
    public static Future<Map<Long, Belonging>> of(
            SqlClient client, Collection<Long> complaints, Instant now, ZoneId zone) {
        return complaints.isEmpty()
                ? Future.succeededFuture(Map.of())
                : BelongingStore.ofComplaints(client, complaints, Tie.since(now, zone));
    }

    /**
     * Of a customer who is on the line: next to their agent the one whom they asked for in a complaint that continues.
     *
     * @param file the root of merged ones
     */
    public static Future<Belonging> ofFile(SqlClient client, long file, Instant now, ZoneId zone) {
        return BelongingStore.ofFile(client, file, Tie.since(now, zone))
                .compose(found -> AskingStore.askedOfFile(client, file)
                        .map(asked -> new Belonging(found.tie(), asked, found.avoid())));
    }

    /** Fails with {@link Failure.NotFound}, {@link Failure.ReasonNeeded} and {@link Failure.Sealed}. */
    public Future<Standing> read(Customers.Reader reader, long file) {
        return pool.withConnection(
                connection -> Customers.files(connection, file).compose(files -> shown(connection, reader, files)));
    }

    private Future<Standing> shown(SqlConnection connection, Customers.Reader reader, List<Long> files) {
        return customers
                .permit(connection, reader, files)
                .compose(permit -> customers.look(connection, reader, WHAT, files, permit))
                .compose(looked -> standing(connection, files, reader));
    }

    private Future<Standing> standing(SqlConnection connection, List<Long> files, Customers.Reader reader) {
        return BelongingStore.ofFile(connection, files.get(0), Tie.since(reader.at(), zone.get()))
                .compose(belonging -> kin(connection, reader, files)
                        .compose(kin -> DisputeStore.refusals(connection, files)
                                .compose(refusals -> DisputeStore.opinions(connection, files)
                                        .map(opinions -> new Standing(
                                                belonging.tie(),
                                                belonging.tie().map(tie -> tie.until(zone.get())),
                                                kin,
                                                refusals,
                                                opinions)))));
    }

    /** Names of those that the person gave no reason for are masked. */
    private Future<List<Kin>> kin(SqlConnection connection, Customers.Reader reader, List<Long> files) {
        return KinStore.of(connection, files).compose(found -> {
            var others = found.stream().map(Kin::customer).distinct().toList();
            return customers
                    .look(connection, reader, WHAT, others)
                    .compose(looked -> customers.covered(connection, reader, others))
                    .map(covered -> found.stream()
                            .map(kin -> covered.contains(kin.customer()) ? kin.masked() : kin)
                            .toList());
        });
    }

    /** R4. Fails with {@link Failure.Conflict} where they are one customer, or related already. */
    public Future<Standing> addKin(Once once, Customers.Reader by, long file, long other, Relation relation) {
        return change(
                once,
                by,
                file,
                files -> transaction -> Customers.openFiles(transaction, other)
                        .compose(others -> customers
                                .permit(transaction, by, others)
                                .compose(permit -> KinStore.add(transaction, files, others, relation, id(by), by.at())))
                        .map(isDone -> done(isDone, "they are one customer, or related already")));
    }

    public Future<Standing> endKin(Once once, Customers.Reader by, long file, long kin) {
        return change(
                once,
                by,
                file,
                files -> transaction -> KinStore.end(transaction, files, kin, id(by), by.at())
                        .map(isDone -> there(isDone, "relation " + kin)));
    }

    /** R6: from an agent who is avoided from now on the customer's open cases go to the next in the rotation, as new ones. */
    public Future<Standing> refuse(Once once, Customers.Reader by, long file, Refusal.Draft draft) {
        boolean isAvoided = draft.fault().outcome(draft.standsFirm()) == Fault.Outcome.AVOIDED;
        var afterwards = new AtomicReference<RefusedCases.Afterwards>(Future::succeededFuture);
        return change(
                        once,
                        by,
                        file,
                        files -> transaction -> here(transaction, draft.agent())
                                .compose(here -> DisputeStore.refuse(transaction, files.get(0), draft, id(by), by.at()))
                                .compose(refusal -> isAvoided
                                        ? cases.move(
                                                        transaction,
                                                        new RefusedCases.Moved(
                                                                files, refusal, draft.agent(), id(by), by.at()))
                                                .onSuccess(afterwards::set)
                                                .<Void>mapEmpty()
                                        : Future.succeededFuture()))
                .compose(standing -> Optional.ofNullable(afterwards.get())
                        .orElseThrow()
                        .run()
                        .map(standing));
    }

    public Future<Standing> lift(Once once, Customers.Reader by, long file, long refusal) {
        return change(
                once,
                by,
                file,
                files -> transaction -> DisputeStore.lift(transaction, files, refusal, id(by), by.at())
                        .map(isDone -> there(isDone, "refusal in force " + refusal)));
    }

    /** R10. Fails with {@link Failure.Conflict} where another opinion waits for its decision. */
    public Future<Standing> giveOpinion(Once once, Customers.Reader by, long file, long agent, String opinion) {
        return change(
                once,
                by,
                file,
                files -> transaction -> here(transaction, agent)
                        .compose(here ->
                                DisputeStore.give(transaction, files, files.get(0), agent, opinion, id(by), by.at()))
                        .map(isDone -> done(isDone, "another opinion waits for its decision")));
    }

    /** R10: by another supervisor. */
    public Future<Standing> decide(
            Once once, Customers.Reader by, long file, long opinion, boolean isAgreed, Optional<String> reason) {
        return change(
                once,
                by,
                file,
                files -> transaction -> DisputeStore.decide(
                                transaction, files, opinion, isAgreed, reason, id(by), by.at())
                        .map(isDone -> done(isDone, "no such opinion waits for the decision of another supervisor")));
    }

    /** @param agents whom a customer may ask for */
    public record Asked(Optional<Tie.Person> agent, List<Tie.Person> agents) {}

    /** R5: whom the customer of a complaint asked for. */
    public Future<Asked> asked(String number) {
        return pool.withConnection(connection -> AskingStore.asked(connection, number)
                .compose(agent -> AskingStore.agents(connection).map(agents -> new Asked(agent, agents))));
    }

    /** R5. Fails with {@link Failure.NotFound} and {@link Failure.Conflict}. */
    public Future<Void> ask(Once once, Customers.Reader by, String number, long agent, boolean standsFirm) {
        return once.inTransaction(pool, transaction -> AskingStore.lock(transaction, number)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(locked -> here(transaction, agent)
                        .compose(here -> of(transaction, List.of(locked.id()), by.at(), zone.get()))
                        .compose(ties -> {
                            var tie = ties.getOrDefault(locked.id(), Belonging.NONE)
                                    .tie();
                            new Asking(locked.isEnded(), locked.isStarted(), tie)
                                    .check(agent, by.person().role() == Role.SUPERVISOR, standsFirm);
                            return DisputeStore.ask(transaction, locked.id(), agent, id(by), by.at());
                        })));
    }

    /** Work in a transaction on the files of a customer, and all that stands there afterwards. */
    private Future<Standing> change(
            Once once,
            Customers.Reader by,
            long file,
            Function<List<Long>, Function<SqlConnection, Future<Void>>> work) {
        return once.inTransaction(
                pool, transaction -> Customers.openFiles(transaction, file).compose(files -> customers
                        .permit(transaction, by, files)
                        .compose(permit -> work.apply(files).apply(transaction))
                        .compose(done -> shown(transaction, by, files))));
    }

    private static Future<Void> here(SqlConnection connection, long agent) {
        return Staffing.read(connection).map(staffing -> {
            if (!staffing.isHere(agent)) {
                throw Failure.Invalid.field("/agent", "must be an agent or supervisor with an open account");
            }
            return null;
        });
    }

    private static long id(Customers.Reader by) {
        return by.person().id();
    }

    private static Void done(boolean isDone, String otherwise) {
        if (!isDone) {
            throw new Failure.Conflict(otherwise);
        }
        return null;
    }

    private static Void there(boolean isThere, String what) {
        if (!isThere) {
            throw new Failure.NotFound("there is no " + what);
        }
        return null;
    }
}
