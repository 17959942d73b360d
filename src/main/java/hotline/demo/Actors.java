package hotline.demo;

import hotline.callback.CallbackAttempt;
import hotline.callback.CallbackStart;
import hotline.callback.OutcomeRecord;
import hotline.callback.OutcomeResult;
import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult;
import hotline.escalation.NoticeReplies;
import hotline.limits.Extension;
import hotline.limits.ExtensionDecisions.Decision;
import hotline.limits.Extensions;
import hotline.limits.ListedExtension;
import hotline.satisfaction.PageRating;
import hotline.satisfaction.RatingResult;
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

/** Does deeds through the services, many of a kind together. Each complaint at most once in a batch; none may be refused. */
final class Actors {
    private static final int MOST_TOGETHER = 600;
    /** More than a hotline of this size ever has. */
    private static final int MOST_UNDECIDED = 10_000;

    private final Services services;
    private final Map<Long, CallbackAttempt> inHand = new HashMap<>();

    Actors(Services services) {
        this.services = services;
    }

    /** A deed and the complaint it is about. */
    record Doing(long complaint, PlannedAction deed) {}

    /**
     * All of them in batches. These may be done side by side, but for those that may open linked cases: in the order of
     * these batches they get their numbers, so they are one piece of work.
     */
    List<Supplier<Future<Void>>> batchesOf(List<Doing> doings) {
        var byKind = new LinkedHashMap<Class<?>, List<Doing>>();
        doings.forEach(doing -> byKind.computeIfAbsent(kind(doing.deed()), first -> new ArrayList<>())
                .add(doing));
        var answers = batches(byKind.remove(PlannedAction.Record.class));
        answers.addAll(batches(byKind.remove(PlannedAction.Rate.class)));
        var all = new ArrayList<Supplier<Future<Void>>>();
        all.add(() -> oneByOne(answers));
        byKind.values().forEach(kind -> batches(kind).forEach(batch -> all.add(() -> doTogether(batch))));
        return all;
    }

    private static Class<?> kind(PlannedAction deed) {
        return deed instanceof PlannedAction.Change ? PlannedAction.Change.class : deed.getClass();
    }

    private Future<Void> oneByOne(List<List<Doing>> batches) {
        var done = Future.<Void>succeededFuture();
        for (var batch : batches) {
            done = done.compose(before -> doTogether(batch));
        }
        return done;
    }

    private static List<List<Doing>> batches(List<Doing> kind) {
        var batches = new ArrayList<List<Doing>>();
        for (int from = 0; kind != null && from < kind.size(); from += MOST_TOGETHER) {
            batches.add(kind.subList(from, Math.min(kind.size(), from + MOST_TOGETHER)));
        }
        return batches;
    }

    private Future<Void> doTogether(List<Doing> batch) {
        var real = services.real();
        var first = batch.get(0).deed();
        if (first instanceof PlannedAction.Change) {
            var requests = each(batch, doing -> ((PlannedAction.Change) doing.deed()).on(doing.complaint()));
            return check(services.changes().applyAll(requests), ChangeResult::orThrow);
        }
        if (first instanceof PlannedAction.AskMoreTime) {
            return check(real.extensions().ask(each(batch, Actors::asked)), ChangeResult::orThrow);
        }
        if (first instanceof PlannedAction.DecideMoreTime) {
            return decide(batch);
        }
        if (first instanceof PlannedAction.Reply) {
            return real.replies().reply(each(batch, Actors::reply)).mapEmpty();
        }
        if (first instanceof PlannedAction.Begin) {
            return services.begin(each(batch, Actors::begin)).map(attempts -> {
                if (attempts.size() < batch.size()) {
                    throw new IllegalStateException("callbacks that do not wait: " + (batch.size() - attempts.size()));
                }
                attempts.forEach(attempt -> inHand.put(attempt.complaint(), attempt));
                return null;
            });
        }
        return first instanceof PlannedAction.Record
                ? check(real.outcomes().recordAll(each(batch, this::outcome)), OutcomeResult::orThrow)
                : check(real.ratings().rateAll(each(batch, Actors::rating)), RatingResult::orThrow);
    }

    /** Supervisors find what is undecided in their list. */
    private Future<Void> decide(List<Doing> batch) {
        return services.real()
                .extensions()
                .undecided(Optional.empty(), MOST_UNDECIDED)
                .compose(page -> {
                    var extensions = page.items().stream()
                            .map(ListedExtension::extension)
                            .collect(Collectors.toMap(Extension::complaint, Extension::id));
                    var decisions = each(batch, doing -> decision(extensions.get(doing.complaint()), doing.deed()));
                    return check(services.real().decisions().decide(decisions), result -> result.refusal()
                            .ifPresent(refused -> {
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

    private static <T> List<T> each(List<Doing> batch, Function<Doing, T> request) {
        return batch.stream().map(request).toList();
    }

    private static Extensions.Ask asked(Doing doing) {
        var asked = (PlannedAction.AskMoreTime) doing.deed();
        return new Extensions.Ask(
                doing.complaint(), new Actor.Person(asked.person()), asked.at(), Optional.empty(), asked.request());
    }

    private static Decision decision(long extension, PlannedAction deed) {
        var decided = (PlannedAction.DecideMoreTime) deed;
        return new Decision(
                extension, decided.granted(), decided.reason(), new Actor.Person(decided.supervisor()), decided.at());
    }

    private static NoticeReplies.Reply reply(Doing doing) {
        var reply = (PlannedAction.Reply) doing.deed();
        return new NoticeReplies.Reply(reply.notice(), reply.by(), reply.at(), reply.answer());
    }

    private static CallbackStart begin(Doing doing) {
        var begin = (PlannedAction.Begin) doing.deed();
        return new CallbackStart(doing.complaint(), begin.agent(), begin.at());
    }

    private OutcomeRecord outcome(Doing doing) {
        var said = (PlannedAction.Record) doing.deed();
        var attempt = inHand.remove(doing.complaint());
        return new OutcomeRecord(attempt.callback(), attempt.attempt(), said.agent(), said.at(), said.outcome());
    }

    private static PageRating rating(Doing doing) {
        var rate = (PlannedAction.Rate) doing.deed();
        return new PageRating(doing.complaint(), rate.score(), rate.comment(), rate.at());
    }
}
