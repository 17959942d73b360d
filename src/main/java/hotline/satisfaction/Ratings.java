package hotline.satisfaction;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LogRequest;
import hotline.complaint.change.StepRequest;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.log.LogEntry;
import hotline.log.Rated;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.survey.Answers;
import hotline.survey.Asking;
import hotline.survey.Surveys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Customers' ratings. A rating on the customer's page replaces the callback: it closes a resolved complaint, or leads
 * to the policy's action for customers who do not accept the conclusion (P7).
 */
public final class Ratings {
    private static final Actor CUSTOMER = new Actor.Customer();

    private final Database database;
    private final ComplaintChanges changes;
    private final Policies policies;
    private final RatingFollower follower;
    private final OwedLinkedCases linkedCases;
    private final RatingStore store = new RatingStore();
    private final Surveys surveys = new Surveys();

    /** @param follower ends the callbacks that a rating makes needless */
    public Ratings(
            Database database,
            ComplaintChanges changes,
            Policies policies,
            RatingFollower follower,
            OwedLinkedCases linkedCases) {
        this.database = database;
        this.changes = changes;
        this.policies = policies;
        this.follower = follower;
        this.linkedCases = linkedCases;
    }

    private record Done(List<Rating> ratings, List<LinkedCase> owed) {}

    /** As below, on the page of one customer. */
    public Future<Rating> rate(Once once, PageRating rating) {
        return rate(once, List.of(rating)).map(ratings -> ratings.get(0));
    }

    /** On customers' pages, all in one transaction, at most one per complaint, or none; in the order given. */
    public Future<List<Rating>> rate(Once once, List<PageRating> asked) {
        return once.inTransaction(database.pool(), transaction -> rate(transaction, asked))
                .compose(done -> linkedCases.file(done.owed()).map(done.ratings()));
    }

    Policy policy(int version) {
        return policies.version(version).policy();
    }

    /** The ratings of one complaint, oldest first. */
    public Future<List<Rating>> ofComplaint(long complaint) {
        return database.pool().withConnection(connection -> ofComplaint(connection, complaint));
    }

    Future<List<Rating>> ofComplaint(SqlConnection connection, long complaint) {
        return store.ofComplaint(connection, complaint);
    }

    /**
     * Whether the customer may still rate the present resolution.
     *
     * @param reopened how often the complaint was reopened
     */
    public static boolean mayRate(Status status, int reopened, List<Rating> ratings) {
        return Verdict.isRatable(status) && ratings.stream().noneMatch(rating -> rating.resolution() == reopened);
    }

    /** Writes ratings given in callbacks, in the transaction that records their outcome. */
    public Future<Void> write(SqlConnection transaction, List<Rating> ratings) {
        return ratings.isEmpty()
                ? Future.succeededFuture()
                : store.insert(transaction, ratings).mapEmpty();
    }

    /** The log entry for a rating. */
    public static LogEntry logEntry(Rating rating, Answers.Counted answers) {
        return LogEntry.of(
                new Rated(rating.score(), rating.satisfied(), rating.source(), answers.solved(), answers.effort()));
    }

    private Future<Done> rate(SqlConnection transaction, List<PageRating> asked) {
        return changes.lock(
                        transaction, asked.stream().map(PageRating::complaint).toList())
                .map(complaints -> asked.stream()
                        .map(rating -> verdict(rating, Optional.ofNullable(complaints.get(rating.complaint()))))
                        .toList())
                .compose(verdicts -> accept(transaction, verdicts)
                        .map(new Done(verdicts.stream().map(Verdict::rating).toList(), owed(verdicts))))
                .compose(done -> linkedCases.owe(transaction, done.owed()).map(done));
    }

    private Verdict verdict(PageRating rating, Optional<ComplaintState> found) {
        var complaint = found.orElseThrow(() -> new Failure.NotFound("there is no such complaint"));
        if (!Verdict.isRatable(complaint.status())) {
            throw new Failure.Conflict("there is no resolution to rate yet");
        }
        var policy = policies.version(complaint.facts().policyVersion()).policy();
        return Verdict.of(complaint, rating, policy.callbacks(), answers(complaint, rating, false));
    }

    private Answers answers(ComplaintState complaint, PageRating rating, boolean isAgain) {
        int version = complaint.facts().policyVersion();
        return Asking.onPage(complaint.id(), complaint.progress().reopened(), isAgain, version, rating.at())
                .check(
                        policies.version(version).policy().questionnaires(),
                        rating.answers(),
                        Optional.of(rating.score()));
    }

    /**
     * Keeps what a customer answers who was asked again, after they rated by telephone; the rating stays as it is. An answer that was
     * given before stays too.
     */
    Future<Void> answerAgain(Once once, PageRating rating) {
        return once.inTransaction(database.pool(), transaction -> changes.lock(transaction, List.of(rating.complaint()))
                .compose(locked -> surveys.write(
                        transaction,
                        answers(
                                        Optional.ofNullable(locked.get(rating.complaint()))
                                                .orElseThrow(),
                                        rating,
                                        true)
                                .all())));
    }

    Future<Boolean> isAnsweredOnPage(SqlConnection connection, ComplaintState complaint) {
        return surveys.isAnsweredOnPage(
                connection, complaint.id(), complaint.progress().reopened());
    }

    /** With all consequences; each must be the first rating of its resolution. */
    private Future<Void> accept(SqlConnection transaction, List<Verdict> verdicts) {
        return store.insert(transaction, verdicts.stream().map(Verdict::rating).toList())
                .compose(written -> {
                    if (verdicts.stream().anyMatch(verdict -> !written.contains(verdict.id()))) {
                        throw new Failure.Conflict("this resolution was rated before");
                    }
                    return surveys.write(
                                    transaction,
                                    verdicts.stream()
                                            .flatMap(verdict -> verdict.answers().all().stream())
                                            .toList())
                            .compose(answered -> endCallbacks(transaction, verdicts));
                })
                .compose(callbacksEnded -> moveOn(transaction, verdicts, callbacksEnded));
    }

    private Future<Map<Long, LogEntry>> endCallbacks(SqlConnection transaction, List<Verdict> accepted) {
        return follower.followRatings(
                transaction,
                accepted.stream()
                        .filter(Verdict::awaitsAnswer)
                        .map(Verdict::rating)
                        .toList());
    }

    private Future<Void> moveOn(SqlConnection transaction, List<Verdict> accepted, Map<Long, LogEntry> callbacksEnded) {
        var requests = new ArrayList<ChangeRequest>();
        for (Verdict verdict : accepted) {
            var entries = new ArrayList<>(
                    List.of(logEntry(verdict.rating(), verdict.answers().counted())));
            Optional.ofNullable(callbacksEnded.get(verdict.id())).ifPresent(entries::add);
            requests.add(verdict.step()
                    .<ChangeRequest>map(step -> request(verdict, step, entries))
                    .orElseGet(() -> new LogRequest(
                            verdict.id(), CUSTOMER, verdict.rating().ratedAt(), entries)));
        }
        // The complaints are locked and their status allows it, so a refusal is a defect and rolls everything back.
        return changes.applyAll(transaction, requests).map(results -> {
            results.forEach(ChangeResult::orThrow);
            return null;
        });
    }

    private static StepRequest request(Verdict verdict, Step step, List<LogEntry> entries) {
        return StepRequest.of(verdict.id(), step, CUSTOMER, verdict.rating().ratedAt())
                .because(verdict.reason())
                .after(entries.toArray(LogEntry[]::new));
    }

    private static List<LinkedCase> owed(List<Verdict> accepted) {
        return accepted.stream()
                .flatMap(verdict -> verdict.linkedCase().stream())
                .toList();
    }
}
