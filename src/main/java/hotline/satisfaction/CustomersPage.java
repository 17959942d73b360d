package hotline.satisfaction;

import hotline.complaint.Actor;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.Policy;
import hotline.survey.SaidAnswer;
import hotline.thread.Addition;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The actions of customers on a complaint that their code has opened: follow it, rate it, withdraw it. */
public final class CustomersPage {
    private final Database database;
    private final ComplaintReader complaints;
    private final ComplaintChanges changes;
    private final Ratings ratings;
    private final ParticularsCorrections corrections;
    private final InstantSource clock;

    public CustomersPage(
            Database database,
            ComplaintReader complaints,
            ComplaintChanges changes,
            Ratings ratings,
            InstantSource clock) {
        this.database = database;
        this.complaints = complaints;
        this.changes = changes;
        this.ratings = ratings;
        this.corrections = new ParticularsCorrections(database, changes);
        this.clock = clock;
    }

    public Future<CustomersComplaint> open(Complaint complaint) {
        return database.pool().withConnection(connection -> page(connection, complaint));
    }

    /** Fails with {@link Failure.Conflict} if there is no resolution to rate, or none any more. */
    public Future<CustomersComplaint> rate(
            Once once, Complaint complaint, int score, Optional<String> comment, List<SaidAnswer> answers) {
        var rating = new PageRating(complaint.id(), score, comment, clock.instant(), answers);
        return open(complaint)
                .compose(page -> page.isAskedAgain(policyOf(complaint))
                        ? ratings.answerAgain(once, rating)
                        : ratings.rate(once, rating).mapEmpty())
                .compose(rated -> openAgain(complaint));
    }

    private Policy policyOf(Complaint complaint) {
        return ratings.policy(complaint.state().facts().policyVersion());
    }

    /** Fails with {@link Failure.Conflict} once the complaint is resolved or ended. */
    public Future<CustomersComplaint> withdraw(Once once, Complaint complaint, Optional<String> reason) {
        return Future.succeededFuture()
                .compose(begun ->
                        changes.apply(once, Withdrawal.of(complaint, new Actor.Customer(), clock.instant(), reason)))
                .compose(withdrawn -> openAgain(complaint));
    }

    /**
     * Fails with {@link Failure.Conflict} once the complaint has ended.
     *
     * @param text empty where it comes as files alone
     */
    public Future<CustomersComplaint> add(
            Once once, Complaint complaint, Optional<String> text, List<UUID> attachments) {
        return changes.apply(
                        once, new Addition(complaint.id(), new Actor.Customer(), clock.instant(), text, attachments))
                .compose(added -> openAgain(complaint));
    }

    /** Fails with {@link Failure.Conflict} once the complaint has ended, or where the number is recorded already. */
    public Future<CustomersComplaint> correctPhone(
            Once once, Complaint complaint, String phone, Optional<String> extension) {
        return corrections
                .correctOwnNumber(once, complaint, phone, extension, new Actor.Customer(), clock.instant())
                .compose(corrected -> openAgain(complaint));
    }

    /** As it is after a change. */
    public Future<CustomersComplaint> openAgain(Complaint before) {
        return database.pool().withConnection(connection -> complaints
                .byId(connection, before.id())
                .compose(after -> page(connection, after.orElseThrow())));
    }

    private Future<CustomersComplaint> page(SqlConnection connection, Complaint complaint) {
        return Future.all(
                        complaints.customersSteps(connection, complaint.id()),
                        ratings.ofComplaint(connection, complaint.id()),
                        ratings.isAnsweredOnPage(connection, complaint.state()))
                .map(all -> new CustomersComplaint(complaint, all.resultAt(0), all.resultAt(1), all.resultAt(2)));
    }
}
