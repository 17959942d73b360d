package hotline.escalation;

import hotline.complaint.Actor;
import hotline.complaint.EventLog;
import hotline.complaint.EventType;
import hotline.complaint.LogEntry;
import hotline.complaint.LogRequest;
import hotline.database.Database;
import hotline.escalation.NoticeReplyStore.Standing;
import hotline.failure.Failure;
import hotline.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes down that notices were received and what was answered, each once and each in its complaint's log. Only whoever a
 * notice is for does that, or a supervisor in their place.
 */
public final class NoticeReplies {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final NoticeReplyStore store = new NoticeReplyStore();
    private final EventLog log = new EventLog();

    public NoticeReplies(Database database) {
        this.database = database;
    }

    /**
     * One person's receipt or answer.
     *
     * @param answer empty: only received
     */
    public record Reply(String number, long person, Instant at, Optional<String> answer) {}

    /** All or none; those acknowledged or lapsed before stay as they are. Answers how many were acknowledged now. */
    public Future<Integer> receive(Caller caller, Collection<String> numbers, Instant at) {
        var staff = caller.handler();
        return database.inTransaction(transaction -> permitted(transaction, staff, numbers)
                .compose(notices -> reply(transaction, notices, receipt(staff, at))));
    }

    /** All that the caller was told in a digest then; in several transactions, as digests may be long. */
    public Future<Integer> receiveDigest(Caller caller, Instant toldAt, Instant at) {
        var staff = caller.handler();
        return database.inTransaction(transaction -> store.unreadOfDigest(transaction, staff, toldAt, at, AT_ONCE)
                        .compose(notices -> reply(transaction, notices, receipt(staff, at))))
                .compose(received -> received < AT_ONCE
                        ? Future.succeededFuture(received)
                        : receiveDigest(caller, toldAt, at).map(further -> received + further));
    }

    /** Fails with {@link Failure.Conflict} where it was answered before. */
    public Future<Void> answer(Caller caller, String number, String text, Instant at) {
        var staff = caller.handler();
        return database.inTransaction(transaction -> permitted(transaction, staff, List.of(number))
                        .compose(notices -> reply(
                                transaction,
                                notices,
                                notice -> new Reply(notice.number(), staff.id(), at, Optional.of(text)))))
                .mapEmpty();
    }

    /** For history that is played: nobody is asked whether they may. At most one reply to each complaint's notices. */
    public Future<Void> replyAll(List<Reply> replies) {
        var byNumber = replies.stream().collect(Collectors.toMap(Reply::number, Function.identity()));
        return database.inTransaction(transaction -> store.byNumber(transaction, byNumber.keySet())
                        .compose(notices -> reply(transaction, notices, notice -> byNumber.get(notice.number()))))
                .mapEmpty();
    }

    private static Function<Standing, Reply> receipt(Caller.Staff staff, Instant at) {
        return notice -> new Reply(notice.number(), staff.id(), at, Optional.empty());
    }

    private Future<List<Standing>> permitted(
            SqlConnection transaction, Caller.Staff staff, Collection<String> numbers) {
        var asked = new HashSet<>(numbers);
        return store.byNumber(transaction, asked).map(found -> {
            found.forEach(notice -> asked.remove(notice.number()));
            asked.stream().sorted().findFirst().ifPresent(missing -> {
                throw new Failure.NotFound("there is no notice " + missing);
            });
            found.stream()
                    .filter(notice -> !notice.to().mayBeAnsweredBy(staff))
                    .findFirst()
                    .ifPresent(foreign -> {
                        throw new Failure.Forbidden("notice " + foreign.number() + " is for somebody else");
                    });
            return found;
        });
    }

    /** Answers how many replies were news. */
    private Future<Integer> reply(
            SqlConnection transaction, List<Standing> notices, Function<Standing, Reply> replyTo) {
        if (notices.isEmpty()) {
            return Future.succeededFuture(0);
        }
        return store.lock(transaction, notices).compose(locked -> {
            var news = locked.stream()
                    .filter(notice -> isNews(notice, replyTo.apply(notice)))
                    .toList();
            return news.isEmpty()
                    ? Future.succeededFuture(0)
                    : store.write(transaction, news.stream().map(replyTo).toList())
                            .compose(written -> log.append(transaction, entries(news, replyTo)))
                            .map(news.size());
        });
    }

    private static boolean isNews(Standing notice, Reply reply) {
        if (reply.answer().isPresent() && notice.isAnswered()) {
            throw new Failure.Conflict("notice " + notice.number() + " is answered already");
        }
        return reply.answer().isPresent() || !notice.isReceived() && !notice.isLapsed();
    }

    /** All replies to one complaint's notices are of one person and moment. */
    private static List<LogRequest> entries(List<Standing> notices, Function<Standing, Reply> replyTo) {
        return notices.stream()
                .collect(Collectors.groupingBy(Standing::complaint, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(of -> {
                    var reply = replyTo.apply(of.getValue().get(0));
                    return new LogRequest(
                            of.getKey(),
                            new Actor.Person(reply.person()),
                            reply.at(),
                            of.getValue().stream()
                                    .map(notice -> entry(notice, replyTo.apply(notice)))
                                    .toList());
                })
                .toList();
    }

    private static LogEntry entry(Standing notice, Reply reply) {
        var data = new JsonObject().put("number", notice.number()).put("kind", notice.kind());
        if (reply.answer().isEmpty()) {
            return LogEntry.of(EventType.NOTICE_RECEIVED, data);
        }
        data.put("text", reply.answer().get());
        // Exactly at due is in time.
        notice.answerDueAt().ifPresent(due -> data.put("answerDue", due)
                .put("inTime", !reply.at().isAfter(due)));
        return LogEntry.of(EventType.NOTICE_ANSWERED, data);
    }
}
