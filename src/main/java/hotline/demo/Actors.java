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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Carries out planned actions through the services, many of a kind together. Each complaint at most once in a batch;
 * none may be refused.
 */
final class Actors {
    private static final int MOST_TOGETHER = 600;
    /** More than a hotline of this size ever has. */
    private static final int MOST_UNDECIDED = 10_000;

    private final Services services;
    private final Map<Long, CallbackAttempt> inHand = new HashMap<>();

    Actors(Services services) {
        this.services = services;
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

    private Future<Void> doTogether(List<ComplaintAction> batch) {
        var real = services.real();
        var first = batch.get(0).action();
        if (first instanceof PlannedAction.Change) {
            var requests = each(batch, planned -> ((PlannedAction.Change) planned.action()).on(planned.complaint()));
            return check(services.apply(requests), ChangeResult::orThrow);
        }
        if (first instanceof PlannedAction.AskMoreTime) {
            return real.extensions()
                    .ask(Once.unkeyed(), each(batch, Actors::asked))
                    .mapEmpty();
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
