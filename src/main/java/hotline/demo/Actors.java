package hotline.demo;

import hotline.callback.CallbackAttempt;
import hotline.callback.CallbackOutcome;
import hotline.callback.CallbackStart;
import hotline.callback.OutcomeRecord;
import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult;
import hotline.escalation.NoticeReplies;
import hotline.failure.Expected;
import hotline.limits.Extension;
import hotline.limits.ExtensionDecisions.Decision;
import hotline.limits.Extensions;
import hotline.limits.ListedExtension;
import hotline.once.Once;
import hotline.satisfaction.PageRating;
import hotline.survey.SaidAnswer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Carries out planned actions through the services, many of a kind together. Each complaint at most once in a batch.
 * None may be refused, except what is too late: a correction of another complaint of the same customer may have made the
 * limit shorter than it was when the script was written (F4). No one asks for more time then, or lets it wait.
 */
final class Actors {
    private static final int MOST_TOGETHER = 600;
    /** More than a hotline of this size ever has. */
    private static final int MOST_UNDECIDED = 10_000;

    private final Services services;
    private final DemoStore store;
    private final Map<Long, CallbackAttempt> inHand = new HashMap<>();
    /** Complaints of which an action was too late, until the action that answers it would come. */
    private final Set<Long> tooLate = new HashSet<>();

    Actors(Services services) {
        this.services = services;
        this.store = new DemoStore(services.database().pool());
    }

    /** A planned action and its complaint. */
    record ComplaintAction(long complaint, PlannedAction action) {}

    /**
     * All actions in batches. The batches may run in parallel, except those that may open linked cases: these run one
     * after the other, because their order decides the case numbers.
     */
    List<Supplier<Future<Void>>> batchesOf(List<ComplaintAction> actions) {
        var byKind = new LinkedHashMap<Class<?>, List<ComplaintAction>>();
        actions.forEach(planned -> byKind.computeIfAbsent(kind(planned.action()), first -> new ArrayList<>())
                .add(planned));
        var answers = batches(byKind.remove(PlannedAction.RecordOutcome.class));
        answers.addAll(batches(byKind.remove(PlannedAction.Rate.class)));
        var all = new ArrayList<Supplier<Future<Void>>>();
        all.add(() -> oneByOne(answers));
        byKind.values().forEach(kind -> batches(kind).forEach(batch -> all.add(() -> doTogether(batch))));
        return all;
    }

    private static Class<?> kind(PlannedAction action) {
        return action instanceof PlannedAction.Change ? PlannedAction.Change.class : action.getClass();
    }

    private Future<Void> oneByOne(List<List<ComplaintAction>> batches) {
        var done = Future.<Void>succeededFuture();
        for (var batch : batches) {
            done = done.compose(before -> doTogether(batch));
        }
        return done;
    }

    private static List<List<ComplaintAction>> batches(List<ComplaintAction> kind) {
        var batches = new ArrayList<List<ComplaintAction>>();
        for (int from = 0; kind != null && from < kind.size(); from += MOST_TOGETHER) {
            batches.add(kind.subList(from, Math.min(kind.size(), from + MOST_TOGETHER)));
        }
        return batches;
    }

    private Future<Void> doTogether(List<ComplaintAction> planned) {
        var batch = planned.stream().filter(this::hasItsGround).toList();
        return batch.isEmpty() ? Future.succeededFuture() : doAll(batch);
    }

    /** Without the pause there is nothing to resume, and without the request nothing to decide. */
    private boolean hasItsGround(ComplaintAction planned) {
        boolean follows = planned.action() instanceof PlannedAction.Resume
                || planned.action() instanceof PlannedAction.DecideMoreTime;
        return !follows || !tooLate.remove(planned.complaint());
    }

    private Future<Void> doAll(List<ComplaintAction> batch) {
        var real = services.real();
        var first = batch.get(0).action();
        if (first instanceof PlannedAction.Change) {
            return change(batch);
        }
        if (first instanceof PlannedAction.AskMoreTime) {
            return ask(batch);
        }
        if (first instanceof PlannedAction.DecideMoreTime) {
            return decide(batch);
        }
        if (first instanceof PlannedAction.Reply) {
            return real.replies()
                    .reply(Once.unkeyed(), each(batch, Actors::reply))
                    .mapEmpty();
        }
        if (first instanceof PlannedAction.StartCallback) {
            return services.begin(each(batch, Actors::begin)).map(attempts -> {
                if (attempts.size() < batch.size()) {
                    throw new IllegalStateException("callbacks that do not wait: " + (batch.size() - attempts.size()));
                }
                attempts.forEach(attempt -> inHand.put(attempt.complaint(), attempt));
                return null;
            });
        }
        return first instanceof PlannedAction.RecordOutcome
                ? real.outcomes()
                        .record(Once.unkeyed(), each(batch, this::outcome))
                        .mapEmpty()
                : real.ratings()
                        .rate(Once.unkeyed(), each(batch, Actors::rating))
                        .mapEmpty();
    }

    private Future<Void> change(List<ComplaintAction> batch) {
        var requests = each(batch, planned -> ((PlannedAction.Change) planned.action()).on(planned.complaint()));
        return services.apply(requests).compose(results -> {
            var pauses = new ArrayList<ComplaintAction>();
            for (int i = 0; i < batch.size(); i++) {
                if (batch.get(i).action() instanceof PlannedAction.Pause
                        && results.get(i) instanceof ChangeResult.Refused) {
                    pauses.add(batch.get(i));
                } else {
                    results.get(i).orThrow();
                }
            }
            return leaveLate(pauses).map(others -> {
                if (!others.isEmpty()) {
                    throw new IllegalStateException("pauses were refused in time: " + others);
                }
                return null;
            });
        });
    }

    /** All together; without the late ones if they are refused. */
    private Future<Void> ask(List<ComplaintAction> batch) {
        return services.real()
                .extensions()
                .ask(Once.unkeyed(), each(batch, Actors::asked))
                .<Void>mapEmpty()
                .recover(refused -> leaveLate(batch).compose(others -> {
                    if (others.size() == batch.size()) {
                        return Future.failedFuture(refused);
                    }
                    return others.isEmpty() ? Future.succeededFuture() : ask(others);
                }));
    }

    /** Answers those that are in time. */
    private Future<List<ComplaintAction>> leaveLate(List<ComplaintAction> refused) {
        var times = refused.stream().collect(Collectors.toMap(ComplaintAction::complaint, planned -> planned.action()
                .at()));
        return (times.isEmpty() ? Future.succeededFuture(Set.<Long>of()) : store.late(times)).map(late -> {
            tooLate.addAll(late);
            return refused.stream()
                    .filter(planned -> !late.contains(planned.complaint()))
                    .toList();
        });
    }

    /** Supervisors find the undecided requests in their list. */
    private Future<Void> decide(List<ComplaintAction> batch) {
        return services.real()
                .extensions()
                .undecided(Optional.empty(), MOST_UNDECIDED)
                .compose(page -> {
                    var extensions = page.items().stream()
                            .map(ListedExtension::extension)
                            .collect(Collectors.toMap(Extension::complaint, Extension::id));
                    var decisions = each(
                            batch, planned -> decision(Expected.in(extensions, planned.complaint()), planned.action()));
                    return check(
                            services.real().decisions().decide(Once.unkeyed(), decisions),
                            result -> result.refusal().ifPresent(refused -> {
                                throw refused;
                            }));
                });
    }

    private static <T> Future<Void> check(Future<List<T>> results, Consumer<T> orThrow) {
        return results.map(all -> {
            all.forEach(orThrow);
            return null;
        });
    }

    private static <T> List<T> each(List<ComplaintAction> batch, Function<ComplaintAction, T> request) {
        return batch.stream().map(request).toList();
    }

    private static Extensions.Ask asked(ComplaintAction planned) {
        var asked = (PlannedAction.AskMoreTime) planned.action();
        return new Extensions.Ask(
                planned.complaint(), new Actor.Person(asked.person()), asked.at(), Optional.empty(), asked.request());
    }

    private static Decision decision(long extension, PlannedAction action) {
        var decided = (PlannedAction.DecideMoreTime) action;
        return new Decision(
                extension, decided.granted(), decided.reason(), new Actor.Person(decided.supervisor()), decided.at());
    }

    private static NoticeReplies.Reply reply(ComplaintAction planned) {
        var reply = (PlannedAction.Reply) planned.action();
        return new NoticeReplies.Reply(reply.notice(), reply.by(), reply.at(), reply.answer());
    }

    private static CallbackStart begin(ComplaintAction planned) {
        var begin = (PlannedAction.StartCallback) planned.action();
        return new CallbackStart(planned.complaint(), begin.agent(), begin.at());
    }

    private OutcomeRecord outcome(ComplaintAction planned) {
        var said = (PlannedAction.RecordOutcome) planned.action();
        var attempt = inHand.remove(planned.complaint());
        var score =
                said.outcome() instanceof CallbackOutcome.Reached reached ? reached.score() : Optional.<Integer>empty();
        return new OutcomeRecord(
                attempt.callback(),
                attempt.attempt(),
                said.agent(),
                said.at(),
                said.outcome(),
                score.map(given -> answers(given, planned.complaint())).orElse(List.of()));
    }

    private static PageRating rating(ComplaintAction planned) {
        var rate = (PlannedAction.Rate) planned.action();
        return new PageRating(
                planned.complaint(),
                rate.score(),
                rate.comment(),
                rate.at(),
                answers(rate.score(), planned.complaint()));
    }

    /** To the other questions of the freight network (K5): who is satisfied says mostly that it was solved and easy, and some say nothing. */
    private static List<SaidAnswer> answers(int score, long complaint) {
        var answers = new ArrayList<SaidAnswer>();
        long mood = complaint % 11;
        answers.add(SaidAnswer.number("solved", score >= 4 || (score == 3 && mood < 6) || mood == 7 ? 1 : 0));
        if (mood != 3) {
            int effort = (int) Math.min(7, Math.max(1, score + mood % 3));
            answers.add(SaidAnswer.number("effort", effort));
        }
        return answers;
    }
}
