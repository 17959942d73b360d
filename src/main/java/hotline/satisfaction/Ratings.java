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
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    private record Done(List<RatingResult> results, List<LinkedCase> owed) {}

    /** Rates on customers' pages, all in one transaction; at most one rating per complaint. */
    public Future<List<RatingResult>> rateAll(Once once, List<PageRating> asked) {
        return filed(once.inTransaction(database.pool(), transaction -> rate(transaction, asked)));
    }

    /** One rating on a customer's page, or its refusal as a failure. */
    public Future<Rating> rate(Once once, PageRating rating) {
        return filed(once.inTransaction(database.pool(), transaction -> rate(transaction, List.of(rating))
                        .map(Ratings::noneRefused)))
                .map(results -> results.get(0).orThrow());
    }

    /** Refused within the transaction, so that its key is free again. */
    private static Done noneRefused(Done done) {
        done.results().forEach(RatingResult::orThrow);
        return done;
    }

    private Future<List<RatingResult>> filed(Future<Done> rated) {
        return rated.compose(done -> linkedCases.file(done.owed()).map(filed -> done.results()));
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
    public static LogEntry logEntry(Rating rating) {
        return LogEntry.of(new Rated(rating.score(), rating.satisfied(), rating.source()));
    }

    private Future<Done> rate(SqlConnection transaction, List<PageRating> asked) {
        return changes.lock(
                        transaction, asked.stream().map(PageRating::complaint).toList())
                .compose(complaints -> accept(transaction, verdicts(asked, complaints))
                        .map(accepted -> new Done(results(asked, complaints, accepted), owed(accepted))))
                .compose(done -> linkedCases.owe(transaction, done.owed()).map(done));
    }

    private List<Verdict> verdicts(List<PageRating> asked, Map<Long, ComplaintState> complaints) {
        var verdicts = new ArrayList<Verdict>();
        for (PageRating rating : asked) {
            var complaint = complaints.get(rating.complaint());
            if (complaint != null && Verdict.isRatable(complaint.status())) {
                var policy = policies.version(complaint.facts().policyVersion()).policy();
                verdicts.add(Verdict.of(complaint, rating, policy.callbacks()));
            }
        }
        return verdicts;
    }

    /** Returns the ratings that were the first of their resolution, with all their consequences done. */
    private Future<List<Verdict>> accept(SqlConnection transaction, List<Verdict> verdicts) {
        return store.insert(transaction, verdicts.stream().map(Verdict::rating).toList())
                .map(written -> verdicts.stream()
                        .filter(verdict -> written.contains(verdict.id()))
                        .toList())
                .compose(accepted -> endCallbacks(transaction, accepted)
                        .compose(callbacksEnded -> moveOn(transaction, accepted, callbacksEnded))
                        .map(accepted));
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
            var entries = new ArrayList<>(List.of(logEntry(verdict.rating())));
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

    private static List<RatingResult> results(
            List<PageRating> asked, Map<Long, ComplaintState> complaints, List<Verdict> accepted) {
        var ratings = accepted.stream().collect(Collectors.toMap(Verdict::id, Verdict::rating));
        var results = new ArrayList<RatingResult>(asked.size());
        for (PageRating page : asked) {
            var complaint = Optional.ofNullable(complaints.get(page.complaint()));
            results.add(Optional.ofNullable(ratings.get(page.complaint()))
                    .<RatingResult>map(RatingResult.Accepted::new)
                    .orElseGet(() -> new RatingResult.Refused(page, refusal(complaint))));
        }
        return results;
    }

    private static Failure refusal(Optional<ComplaintState> complaint) {
        if (complaint.isEmpty()) {
            return new Failure.NotFound("there is no such complaint");
        }
        return Verdict.isRatable(complaint.get().status())
                ? new Failure.Conflict("this resolution was rated before")
                : new Failure.Conflict("there is no resolution to rate yet");
    }
}
