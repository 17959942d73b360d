package hotline.escalation;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LogRequest;
import hotline.database.Database;
import hotline.escalation.NoticeReplyStore.NoticeState;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.log.LogEntry;
import hotline.log.NoticeEvent.NoticeAnswered;
import hotline.log.NoticeEvent.NoticeReceived;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records receipts of notices and answers to them, each once and each in its complaint's log. Only a notice's addressee
 * may acknowledge and answer, or a supervisor in their place.
 */
public final class NoticeReplies {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final NoticeReplyStore store = new NoticeReplyStore();
    private final ComplaintChanges changes;

    public NoticeReplies(Database database, ComplaintChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * One addressee's receipt or answer.
     *
     * @param answer empty: only received
     */
    public record Reply(String number, Caller.Staff by, Instant at, Optional<String> answer) {

        long person() {
            return by.id();
        }
    }

    /** Returns how many were acknowledged now; those acknowledged or lapsed before stay as they are. */
    public Future<Integer> receive(Once once, Caller caller, Collection<String> numbers, Instant at) {
        var staff = caller.handler();
        return reply(
                once,
                new HashSet<>(numbers)
                        .stream().map(number -> receipt(number, staff, at)).toList());
    }

    /**
     * Acknowledges all notices of the caller's digest of that time; in several transactions, as digests may be long.
     */
    public Future<Integer> receiveDigest(Caller caller, Instant toldAt, Instant at) {
        var staff = caller.handler();
        return database.inTransaction(transaction -> store.unreadOfDigest(transaction, staff, toldAt, at, AT_ONCE)
                        .compose(notices -> reply(transaction, notices, notice -> receipt(notice.number(), staff, at))))
                .compose(received -> received < AT_ONCE
                        ? Future.succeededFuture(received)
                        : receiveDigest(caller, toldAt, at).map(further -> received + further));
    }

    /** Fails with {@link Failure.Conflict} if it was answered before. */
    public Future<Void> answer(Once once, Caller caller, String number, String text, Instant at) {
        return reply(once, List.of(new Reply(number, caller.handler(), at, Optional.of(text))))
                .mapEmpty();
    }

    /**
     * All or none. The replies to one complaint's notices must be of one person and moment. Returns how many were new.
     */
    public Future<Integer> reply(Once once, List<Reply> replies) {
        var byNumber = replies.stream().collect(Collectors.toMap(Reply::number, Function.identity()));
        return once.inTransaction(database.pool(), transaction -> permitted(transaction, byNumber)
                .compose(notices -> reply(transaction, notices, notice -> Expected.in(byNumber, notice.number()))));
    }

    private static Reply receipt(String number, Caller.Staff staff, Instant at) {
        return new Reply(number, staff, at, Optional.empty());
    }

    private Future<List<NoticeState>> permitted(SqlConnection transaction, Map<String, Reply> replies) {
        var missing = new TreeSet<>(replies.keySet());
        return store.byNumber(transaction, replies.keySet()).map(found -> {
            found.forEach(notice -> missing.remove(notice.number()));
            if (!missing.isEmpty()) {
                throw new Failure.NotFound("there is no notice " + missing.first());
            }
            found.stream()
                    .filter(notice -> !notice.to()
                            .mayBeAnsweredBy(
                                    Expected.in(replies, notice.number()).by()))
                    .findFirst()
                    .ifPresent(foreign -> {
                        throw new Failure.Forbidden("notice " + foreign.number() + " is for somebody else");
                    });
            return found;
        });
    }

    /** Returns how many replies were new. */
    private Future<Integer> reply(
            SqlConnection transaction, List<NoticeState> notices, Function<NoticeState, Reply> replyTo) {
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
                            .compose(written -> changes.applyAll(transaction, entries(news, replyTo)))
                            .map(results -> {
                                results.forEach(ChangeResult::orThrow);
                                return news.size();
                            });
        });
    }

    private static boolean isNews(NoticeState notice, Reply reply) {
        if (reply.answer().isPresent() && notice.isAnswered()) {
            throw new Failure.Conflict("notice " + notice.number() + " is answered already");
        }
        return reply.answer().isPresent() || (!notice.isReceived() && !notice.isLapsed());
    }

    private static List<LogRequest> entries(List<NoticeState> notices, Function<NoticeState, Reply> replyTo) {
        return notices.stream()
                .collect(Collectors.groupingBy(NoticeState::complaint, TreeMap::new, Collectors.toList()))
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

    private static LogEntry entry(NoticeState notice, Reply reply) {
        if (reply.answer().isEmpty()) {
            return LogEntry.of(new NoticeReceived(notice.number(), notice.kind()));
        }
        // Exactly at due is in time.
        var inTime = notice.answerDueAt().map(due -> !reply.at().isAfter(due));
        return LogEntry.of(
                new NoticeAnswered(notice.number(), notice.kind(), reply.answer(), notice.answerDueAt(), inTime));
    }
}
