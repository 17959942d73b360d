package hotline.joining;

import hotline.complaint.Actor;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.complaint.change.StepRequest;
import hotline.complaint.coding.CodingChoice;
import hotline.complaint.particulars.CodingRequest;
import hotline.failure.Expected;
import hotline.joining.JoiningStore.Follower;
import hotline.log.EventType;
import hotline.log.JoiningEvent;
import hotline.log.LogEntry;
import hotline.log.Noted;
import hotline.policy.taxonomy.CodeList;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change of one of two joined complaints means for the other: the leader's answer is the follower's, each customer is called
 * back, and what reaches us about a follower is told to who works on the leader.
 */
public final class JoinedComplaints implements ChangeFollower {
    private static final Set<Step> OF_LEADERS =
            EnumSet.of(Step.RESOLVE, Step.CLOSE, Step.REOPEN, Step.WITHDRAW, Step.JUDGE_NOT_VALID);

    /** A follower whose own customer has withdrawn stays as it is. */
    private static final Set<String> ANSWERED =
            Set.of(Status.RESOLVED.code(), Status.CALLBACK.code(), Status.CLOSED.code());

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<ChangeRequest>> further(SqlConnection transaction, List<Changed> changes) {
        var leaders = byId(changes, one -> isStepOfLeader(one) || isOutcomeOfLeader(one));
        var followers = byId(changes, JoinedComplaints::isNewsOfFollower);
        if (leaders.isEmpty() && followers.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return JoiningStore.followers(transaction, leaders.keySet())
                .compose(led -> JoiningStore.following(transaction, followers.keySet())
                        .compose(following -> {
                            var consequences = new Consequences();
                            led.forEach(one -> consequences.ofLeader(one, Expected.in(leaders, one.leader())));
                            following.forEach(one -> consequences.ofFollower(one, Expected.in(followers, one.id())));
                            return JoiningStore.undone(transaction, consequences.separated)
                                    .map(noted -> consequences.requests());
                        }));
    }

    private static Map<Long, Changed> byId(List<Changed> changes, Predicate<Changed> which) {
        return changes.stream()
                .filter(which)
                .collect(Collectors.toMap(one -> one.after().id(), Function.identity()));
    }

    private static boolean isStepOfLeader(Changed changed) {
        return !changed.after().isFollowing()
                && changed.step()
                        .filter(step -> OF_LEADERS.contains(step.step()))
                        .isPresent();
    }

    /** An outcome that is chosen with the answer goes with that step. */
    private static boolean isOutcomeOfLeader(Changed changed) {
        return !changed.after().isFollowing()
                && changed.step().isEmpty()
                && !changed.before()
                        .coding()
                        .code(CodeList.OUTCOMES)
                        .equals(changed.after().coding().code(CodeList.OUTCOMES));
    }

    private static boolean isNewsOfFollower(Changed changed) {
        return changed.before().isFollowing()
                && changed.after().isFollowing()
                && (isReopened(changed) || notes(changed).findAny().isPresent());
    }

    private static boolean isReopened(Changed changed) {
        return changed.request() instanceof StepRequest step && step.step() == Step.REOPEN;
    }

    private static Stream<Noted> notes(Changed changed) {
        return changed.events().stream()
                .filter(event -> event.type() == EventType.NOTED)
                .map(event -> event.type().read(event.stored().whole()))
                .flatMap(event -> event instanceof Noted noted ? Stream.of(noted) : Stream.empty())
                .filter(noted -> noted.text().isPresent() || noted.files().isPresent());
    }

    /** At most one request for each complaint; a leader may hear of several followers at once. */
    private static final class Consequences {
        private final Map<Long, ChangeRequest> ofFollowers = new LinkedHashMap<>();
        private final Map<Long, List<LogEntry>> toldLeaders = new LinkedHashMap<>();
        private final Map<Long, Changed> why = new LinkedHashMap<>();
        private final List<Follower> separated = new ArrayList<>();

        void ofLeader(Follower follower, Changed leader) {
            if (leader.step().isEmpty()) {
                carryOutcome(follower, leader);
                return;
            }
            var step = leader.step().orElseThrow();
            switch (step.step()) {
                case RESOLVE ->
                    carry(StepRequest.of(follower.id(), Step.RESOLVE, step.actor(), step.at())
                            .resolvedBy(step.resolution())
                            .coded(outcomeOf(leader)));
                case CLOSE -> carry(StepRequest.of(follower.id(), Step.CLOSE, new Actor.Program(), step.at()));
                case REOPEN -> {
                    if (ANSWERED.contains(follower.status())) {
                        carry(StepRequest.of(follower.id(), Step.REOPEN, new Actor.Program(), step.at()));
                    }
                }
                case WITHDRAW, JUDGE_NOT_VALID -> {
                    if (!isEnded(follower)) {
                        separate(follower, leader);
                    }
                }
                case ASSIGN, RELEASE, INVESTIGATE, BEGIN_CALLBACK, GIVE_BACK_CALLBACK -> {}
            }
        }

        /** A customer who does not accept the common answer gets their own one; anything else is told where the work is done. */
        void ofFollower(Follower follower, Changed changed) {
            if (isReopened(changed)) {
                separate(follower, changed);
            } else {
                notes(changed).forEach(noted -> tell(follower, changed, news(follower, noted)));
            }
        }

        /** Its files stay with the follower. */
        private static LogEntry news(Follower follower, Noted noted) {
            var told = noted.text().map(text -> follower.number() + ": " + text).orElse(follower.number());
            return LogEntry.note(Optional.of(told), noted.files().orElse(0), true);
        }

        /** The outcome that the leader's customer reads, also one that was chosen before the answer; none takes an old one away. */
        private static CodingChoice outcomeOf(Changed leader) {
            var outcome = leader.after().coding().code(CodeList.OUTCOMES);
            return new CodingChoice(
                    Map.of(CodeList.OUTCOMES, outcome), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Of those that were answered; others get the outcome with the answer. */
        private void carryOutcome(Follower follower, Changed leader) {
            if (ANSWERED.contains(follower.status())) {
                ofFollowers.put(
                        follower.id(),
                        new CarriedOutcome(new CodingRequest(
                                follower.id(),
                                outcomeOf(leader),
                                Optional.empty(),
                                new Actor.Program(),
                                leader.at(),
                                Optional.empty())));
            }
        }

        private static boolean isEnded(Follower follower) {
            return Status.of(follower.status()).filter(Status::isEnded).isPresent();
        }

        private void carry(StepRequest step) {
            ofFollowers.put(step.complaint(), new StepRequest.Carried(step));
        }

        private void separate(Follower follower, Changed changed) {
            separated.add(follower);
            ofFollowers.put(
                    follower.id(),
                    new SeparationRequest(
                            follower.id(),
                            follower.leaderNumber(),
                            Optional.empty(),
                            new Actor.Program(),
                            changed.at(),
                            Optional.empty()));
            tell(
                    follower,
                    changed,
                    LogEntry.of(new JoiningEvent.Separated(JoiningEvent.LEADER, follower.number(), Optional.empty())));
        }

        private void tell(Follower follower, Changed changed, LogEntry entry) {
            why.putIfAbsent(follower.leader(), changed);
            toldLeaders
                    .computeIfAbsent(follower.leader(), first -> new ArrayList<>())
                    .add(entry);
        }

        List<ChangeRequest> requests() {
            var all = new ArrayList<>(ofFollowers.values());
            toldLeaders.forEach((leader, entries) -> all.add(new LogRequest(
                    leader, new Actor.Program(), Expected.in(why, leader).at(), entries)));
            return List.copyOf(all);
        }
    }
}
