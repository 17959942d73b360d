package hotline.phrase;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Notes which phrases an agent wrote with, in the transaction that writes the note or the answer. */
public final class PhraseUses implements ChangeFollower {
    private final Policies policies;
    private final PhraseUseStore store = new PhraseUseStore();
    /** By version of the policy, which never changes. */
    private final Map<Integer, UsedPhrases> books = new ConcurrentHashMap<>();

    public PhraseUses(Policies policies) {
        this.policies = policies;
    }

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        return Future.succeededFuture(List.of());
    }

    /** Of all changes, as a note moves nothing. */
    @Override
    public Future<List<ChangeRequest>> further(SqlConnection transaction, List<Changed> changes) {
        var uses = changes.stream().flatMap(this::uses).toList();
        return uses.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.add(transaction, uses).map(List.of());
    }

    private Stream<PhraseUse> uses(Changed changed) {
        var complaint = changed.after();
        return changed.events().stream()
                .filter(event -> event.actor() instanceof Actor.Person)
                .flatMap(event -> event.stored()
                        .words()
                        .flatMap(text -> bookOf(complaint).in(text).stream())
                        .distinct()
                        .map(phrase -> new PhraseUse(complaint.id(), event.seq(), phrase, event.at())));
    }

    private UsedPhrases bookOf(ComplaintState complaint) {
        return books.computeIfAbsent(
                complaint.facts().policyVersion(),
                version -> UsedPhrases.of(policies.version(version).policy().phrases()));
    }
}
