package hotline.thread;

import hotline.complaint.Actor;
import hotline.complaint.ReportedUnit;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.log.NoticeEvent.BranchAnswered;
import hotline.log.NoticeEvent.BranchAsked;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The part of the branch complained about: agents ask it what happened, and it answers. It reads what was asked and by which consignment it
 * knows the case; the customer's words, number and address stay here (P6).
 */
public final class BranchQuestions {
    private static final int MOST = 100;

    private final Database database;
    private final ComplaintReader reader;
    private final ComplaintChanges changes;
    private final InstantSource clock;

    public BranchQuestions(Database database, ComplaintReader reader, ComplaintChanges changes, InstantSource clock) {
        this.database = database;
        this.reader = reader;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Fails with {@link Failure.Conflict} where the complaint names no branch of the network or has ended, and with {@link Failure.Invalid}
     * where the text tells the branch who the customer is.
     */
    public Future<Void> ask(Once once, String number, long agent, String text) {
        return once.inTransaction(database.pool(), transaction -> reader.byNumber(transaction, number)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(complaint -> ask(transaction, complaint, new Actor.Person(agent), text)));
    }

    private Future<Void> ask(SqlConnection transaction, Complaint complaint, Actor agent, String text) {
        var branch = complaint
                .report()
                .branch()
                .flatMap(ReportedUnit::code)
                .orElseThrow(() -> new Failure.Conflict("the complaint names no branch of the network"));
        NamesCustomer.in(text, complaint.report()).ifPresent(what -> {
            throw Failure.Invalid.field("/text", "must not tell the branch " + what, "names-customer");
        });
        var at = clock.instant();
        var asked = new BranchEntry(complaint.id(), agent, at, new BranchAsked(branch, Optional.of(text)), List.of());
        return changes.apply(transaction, asked)
                .compose(logged -> BranchQuestionStore.add(transaction, complaint.id(), branch, at, seq(logged)));
    }

    /**
     * Fails with {@link Failure.NotFound} where the branch was not asked that, and with {@link Failure.Conflict} once it has answered.
     *
     * @param text empty where it answers with files alone
     */
    public Future<Void> answer(
            Once once, long id, String branch, long person, Optional<String> text, List<UUID> attachments) {
        var at = clock.instant();
        return once.inTransaction(
                database.pool(), transaction -> BranchQuestionStore.complaintOf(transaction, id, branch)
                        .map(found -> found.orElseThrow(() -> new Failure.NotFound("your branch was not asked this")))
                        .compose(complaint -> changes.apply(
                                transaction,
                                new BranchEntry(
                                        complaint,
                                        new Actor.Person(person),
                                        at,
                                        new BranchAnswered(branch, text, attachments.size()),
                                        attachments)))
                        .compose(logged -> BranchQuestionStore.answered(transaction, id, at, seq(logged)))
                        .compose(isFirst -> isFirst
                                ? Future.succeededFuture()
                                : Future.failedFuture(new Failure.Conflict("your branch has answered this"))));
    }

    private static int seq(Changed logged) {
        return logged.events().get(logged.events().size() - 1).seq();
    }

    /** Those without an answer, then those with one; the newest first. */
    public Future<List<BranchQuestion>> ofBranch(String branch) {
        return database.pool().withConnection(connection -> BranchQuestionStore.ofBranch(connection, branch, true, MOST)
                .compose(open -> BranchQuestionStore.ofBranch(connection, branch, false, MOST)
                        .map(answered ->
                                Stream.concat(open.stream(), answered.stream()).toList())));
    }
}
