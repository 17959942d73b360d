package hotline.earlier;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.log.CustomerChosen;
import hotline.log.JudgementEvent.JudgementCorrected;
import hotline.log.ParticularsCorrected;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * After a correction of what a complaint is about, or whose it is, counts again which complaints are about the same thing (F4): those before
 * it, and for open ones after it whether they still follow on it. What a person said of a pair stays.
 */
public final class CountedAgain implements ChangeFollower {
    private final Recounting recounting;

    public CountedAgain(Policies policies) {
        this.recounting = new Recounting(policies);
    }

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<ChangeRequest>> further(SqlConnection transaction, List<Changed> changes) {
        var corrected = new LinkedHashMap<Long, Changed>();
        changes.stream()
                .filter(changed -> !changed.after().isFollowing() && bearsOnIt(changed))
                .forEach(changed -> corrected.put(changed.after().id(), changed));
        return corrected.isEmpty()
                ? Future.succeededFuture(List.of())
                : RecountStore.concerned(transaction, corrected.keySet())
                        .compose(concerned -> again(transaction, corrected, concerned));
    }

    private static boolean bearsOnIt(Changed changed) {
        return !changed.before().judged().type().equals(changed.after().judged().type())
                || events(changed)
                        .anyMatch(event -> event instanceof CustomerChosen
                                || (event instanceof ParticularsCorrected one
                                        && (names(one.from()) || names(one.to()))));
    }

    private static boolean names(ParticularsCorrected.Fields differing) {
        return Stream.of(differing.complainant(), differing.phone(), differing.phoneExtension(), differing.waybill())
                .anyMatch(Optional::isPresent);
    }

    private static Stream<Object> events(Changed changed) {
        return changed.events().stream()
                .map(event -> event.type().read(event.stored().whole()));
    }

    private Future<List<ChangeRequest>> again(
            SqlConnection transaction, Map<Long, Changed> corrected, List<FiledComplaint> concerned) {
        return recounting.changed(transaction, concerned, corrected.keySet()).compose(changed -> RecountStore.write(
                        transaction,
                        changed,
                        corrected.values().iterator().next().at())
                .map(changed.stream()
                        .<ChangeRequest>map(one -> request(one, corrected))
                        .toList()));
    }

    /** The change that would follow by earlier complaints on a correction which is tried only; nothing is locked or written. */
    Future<Optional<SameThingRequest>> trial(SqlConnection connection, Changed tried) {
        long id = tried.after().id();
        return tried.after().isFollowing() || !bearsOnIt(tried)
                ? Future.succeededFuture(Optional.empty())
                : RecountStore.standing(connection, Set.of(id))
                        .map(standing -> standing.stream()
                                .map(one -> one.ofType(tried.after().judged().type()))
                                .toList())
                        .compose(standing -> recounting.changed(connection, standing, Set.of(id)))
                        .map(changed -> changed.stream()
                                .map(one -> request(one, Map.of(id, tried)))
                                .findFirst());
    }

    private static SameThingRequest request(CountedPairs pairs, Map<Long, Changed> corrected) {
        var own = Optional.ofNullable(corrected.get(pairs.complaint()));
        // A reason may say something of the corrected complaint's customer, so that it stays with that complaint.
        var reason = own.flatMap(CountedAgain::reason);
        var at = own.orElseGet(() -> corrected.values().iterator().next()).at();
        return new SameThingRequest(
                pairs.complaint(),
                pairs.judged(reason),
                pairs.nth(),
                reason,
                new Actor.Program(),
                at,
                Optional.empty());
    }

    private static Optional<String> reason(Changed changed) {
        return events(changed)
                .flatMap(event -> {
                    if (event instanceof JudgementCorrected one) {
                        return one.reason().stream();
                    }
                    if (event instanceof ParticularsCorrected one) {
                        return one.reason().stream();
                    }
                    return event instanceof CustomerChosen one ? one.reason().stream() : Stream.empty();
                })
                .findFirst();
    }
}
