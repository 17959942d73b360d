package hotline.priority;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;

/** Looks the tiers of open complaints up again, each time in one statement for all that may have changed. No event tells of it. */
public final class Turns implements ChangeFollower {
    private final Policies policies;

    public Turns(Policies policies) {
        this.policies = policies;
    }

    /** Complaints that were put with a file. */
    public Future<Void> ofComplaints(SqlConnection transaction, Collection<Long> complaints) {
        return complaints.isEmpty()
                ? Future.succeededFuture()
                : TurnStore.renew(transaction, complaints, HeadStart.all(policies));
    }

    /** All complaints of customers whose tiers or files changed; of merged files any one may be named. */
    public Future<Void> ofFiles(SqlConnection transaction, Collection<Long> files) {
        return files.isEmpty()
                ? Future.succeededFuture()
                : TurnStore.openOf(transaction, files).compose(complaints -> ofComplaints(transaction, complaints));
    }

    /** The head start of a customer on the line, in a department (D2). */
    public static Future<Integer> ahead(SqlConnection connection, Policies policies, long file, String department) {
        return TurnStore.tier(connection, file, department)
                .map(tier -> tier.map(one -> policies.inForce().policy().tiers().aheadMinutes(one))
                        .orElse(0));
    }

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        var moved = changes.stream()
                .filter(one -> isRuledAnew(one.before(), one.after()))
                .map(one -> one.after().id())
                .toList();
        return ofComplaints(transaction, moved).map(List.of());
    }

    /** No one keeps the tier of a complaint that has ended. */
    private static boolean isRuledAnew(ComplaintState before, ComplaintState after) {
        return !after.status().isEnded()
                && (before.status().isEnded()
                        || !before.custody().heldBy().equals(after.custody().heldBy())
                        || before.facts().policyVersion() != after.facts().policyVersion());
    }
}
