package hotline.demo;

import hotline.callback.Begin;
import hotline.callback.CallbackAttempt;
import hotline.callback.OutcomeRecord;
import hotline.callback.OutcomeResult;
import hotline.complaint.Actor;
import hotline.complaint.CorrectionRequest;
import hotline.complaint.CorrectionResult;
import hotline.complaint.LimitChanges;
import hotline.complaint.LogEntry;
import hotline.complaint.LogRequest;
import hotline.complaint.StepRequest;
import hotline.complaint.StepResult;
import hotline.escalation.NoticeReplies;
import hotline.limits.PlayedExtensions;
import hotline.satisfaction.PageRating;
import hotline.satisfaction.RatingResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does deeds through the services, many of a kind together. Each complaint at most once in a batch; none may be refused. */
final class Actors {
    private static final int MOST_TOGETHER = 600;

    private final Services services;
    private final Map<Long, CallbackAttempt> inHand = new HashMap<>();

    Actors(Services services) {
        this.services = services;
    }

    /** A deed and the complaint it is about. */
    record Doing(long complaint, Deed deed) {}

    /**
     * All of them in batches. These may be done side by side, but for those that may open linked cases: in the order of
     * these batches they get their numbers, so they are one piece of work.
     */
    List<Supplier<Future<Void>>> batchesOf(List<Doing> doings) {
        var byKind = new LinkedHashMap<Class<?>, List<Doing>>();
        doings.forEach(doing -> byKind.computeIfAbsent(kind(doing.deed()), first -> new ArrayList<>())
                .add(doing));
        var answers = batches(byKind.remove(Deed.Record.class));
        answers.addAll(batches(byKind.remove(Deed.Rate.class)));
        var all = new ArrayList<Supplier<Future<Void>>>();
        all.add(() -> oneByOne(answers));
        byKind.values().forEach(kind -> batches(kind).forEach(batch -> all.add(() -> doTogether(batch))));
        return all;
    }

    private static Class<?> kind(Deed deed) {
        return deed instanceof Deed.OfLimits ? Deed.OfLimits.class : deed.getClass();
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
        var first = batch.get(0).deed();
        if (first instanceof Deed.Take) {
            return check(services.steps().takeAll(each(batch, Actors::step)), StepResult::orThrow);
        }
        if (first instanceof Deed.Correct) {
            return check(services.corrections().correctAll(each(batch, Actors::correction)), CorrectionResult::orThrow);
        }
        if (first instanceof Deed.Note) {
            return services.notes().addAll(each(batch, Actors::note));
        }
        if (first instanceof Deed.OfLimits) {
            var requests = each(batch, doing -> ((Deed.OfLimits) doing.deed()).on(doing.complaint()));
            return check(services.limits().changeAll(requests), LimitChanges.Result::orThrow);
        }
        if (first instanceof Deed.AskMoreTime) {
            return services.extensions().askAll(each(batch, Actors::asked));
        }
        if (first instanceof Deed.DecideMoreTime) {
            return services.extensions().decideAll(each(batch, Actors::decided));
        }
        if (first instanceof Deed.Reply) {
            return services.replies().replyAll(each(batch, Actors::reply));
        }
        if (first instanceof Deed.Begin) {
            return services.callbacks().beginAll(each(batch, Actors::begin)).map(attempts -> {
                if (attempts.size() < batch.size()) {
                    throw new IllegalStateException("callbacks that do not wait: " + (batch.size() - attempts.size()));
                }
                attempts.forEach(attempt -> inHand.put(attempt.complaint(), attempt));
                return null;
            });
        }
        return first instanceof Deed.Record
                ? check(services.outcomes().recordAll(each(batch, this::outcome)), OutcomeResult::orThrow)
                : check(services.ratings().rateAll(each(batch, Actors::rating)), RatingResult::orThrow);
    }

    private static <T> Future<Void> check(Future<List<T>> results, Function<T, ?> orThrow) {
        return results.map(all -> {
            all.forEach(orThrow::apply);
            return null;
        });
    }

    private static <T> List<T> each(List<Doing> batch, Function<Doing, T> request) {
        return batch.stream().map(request).toList();
    }

    private static StepRequest step(Doing doing) {
        var take = (Deed.Take) doing.deed();
        return StepRequest.of(doing.complaint(), take.step(), take.actor(), take.at())
                .because(take.reason())
                .resolvedBy(take.resolution());
    }

    private static CorrectionRequest correction(Doing doing) {
        var correct = (Deed.Correct) doing.deed();
        return new CorrectionRequest(
                doing.complaint(),
                correct.type(),
                correct.subtype(),
                correct.severity(),
                correct.reason(),
                new Actor.Person(correct.person()),
                correct.at(),
                Optional.empty());
    }

    private static LogRequest note(Doing doing) {
        var note = (Deed.Note) doing.deed();
        return LogRequest.of(
                doing.complaint(),
                new Actor.Person(note.person()),
                note.at(),
                LogEntry.note(note.text(), note.internal()));
    }

    private static PlayedExtensions.Ask asked(Doing doing) {
        var asked = (Deed.AskMoreTime) doing.deed();
        return new PlayedExtensions.Ask(
                doing.complaint(), new Actor.Person(asked.person()), asked.at(), asked.request());
    }

    private static PlayedExtensions.Decide decided(Doing doing) {
        var decided = (Deed.DecideMoreTime) doing.deed();
        return new PlayedExtensions.Decide(
                doing.complaint(),
                new Actor.Person(decided.supervisor()),
                decided.at(),
                decided.granted(),
                decided.reason());
    }

    private static NoticeReplies.Reply reply(Doing doing) {
        var reply = (Deed.Reply) doing.deed();
        return new NoticeReplies.Reply(reply.notice(), reply.person(), reply.at(), reply.answer());
    }

    private static Begin begin(Doing doing) {
        var begin = (Deed.Begin) doing.deed();
        return new Begin(doing.complaint(), begin.agent(), begin.at());
    }

    private OutcomeRecord outcome(Doing doing) {
        var said = (Deed.Record) doing.deed();
        var attempt = inHand.remove(doing.complaint());
        return new OutcomeRecord(attempt.callback(), attempt.attempt(), said.agent(), said.at(), said.outcome());
    }

    private static PageRating rating(Doing doing) {
        var rate = (Deed.Rate) doing.deed();
        return new PageRating(doing.complaint(), rate.score(), rate.comment(), rate.at());
    }
}
