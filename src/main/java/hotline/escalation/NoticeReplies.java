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
import java.util.TreeMap;
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

    /** All or none; those acknowledged before stay as they are. Answers how many were acknowledged now. */
    public Future<Integer> receive(Caller caller, Collection<String> numbers, Instant at) {
        var staff = caller.handler();
        return database.inTransaction(transaction ->
                permitted(transaction, staff, numbers).compose(notices -> receive(transaction, staff, notices, at)));
    }

    /** All that the caller was told in a digest then; in several transactions, as digests may be long. */
    public Future<Integer> receiveDigest(Caller caller, Instant toldAt, Instant at) {
        var staff = caller.handler();
        return database.inTransaction(transaction -> store.unreadOfDigest(transaction, staff, toldAt, at, AT_ONCE)
                        .compose(notices -> receive(transaction, staff, notices, at)))
                .compose(received -> received < AT_ONCE
                        ? Future.succeededFuture(received)
                        : receiveDigest(caller, toldAt, at).map(further -> received + further));
    }

    /** Fails with {@link Failure.Conflict} where it was answered before. */
    public Future<Void> answer(Caller caller, String number, String text, Instant at) {
        var staff = caller.handler();
        return database.inTransaction(transaction -> permitted(transaction, staff, List.of(number))
                .compose(notices -> store.lock(transaction, notices))
                .map(notices -> unanswered(notices.get(0)))
                .compose(notice -> store.answer(transaction, notice.id(), at, staff.id(), text)
                        .compose(answered -> log.append(transaction, List.of(answered(notice, staff, text, at))))));
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

    private Future<Integer> receive(SqlConnection transaction, Caller.Staff staff, List<Standing> notices, Instant at) {
        if (notices.isEmpty()) {
            return Future.succeededFuture(0);
        }
        return store.lock(transaction, notices).compose(locked -> {
            var unread = locked.stream().filter(notice -> !notice.isReceived()).toList();
            return unread.isEmpty()
                    ? Future.succeededFuture(0)
                    : store.receive(transaction, unread, at, staff.id())
                            .compose(received -> log.append(transaction, receipts(unread, staff, at)))
                            .map(unread.size());
        });
    }

    private static List<LogRequest> receipts(List<Standing> notices, Caller.Staff staff, Instant at) {
        return notices.stream()
                .collect(Collectors.groupingBy(Standing::complaint, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(of -> new LogRequest(
                        of.getKey(),
                        new Actor.Person(staff.id()),
                        at,
                        of.getValue().stream()
                                .map(notice -> LogEntry.of(EventType.NOTICE_RECEIVED, data(notice)))
                                .toList()))
                .toList();
    }

    private static LogRequest answered(Standing notice, Caller.Staff staff, String text, Instant at) {
        var data = data(notice).put("text", text);
        // Exactly at due is in time.
        notice.answerDueAt().ifPresent(due -> data.put("answerDue", due).put("inTime", !at.isAfter(due)));
        return LogRequest.of(
                notice.complaint(), new Actor.Person(staff.id()), at, LogEntry.of(EventType.NOTICE_ANSWERED, data));
    }

    private static Standing unanswered(Standing notice) {
        if (notice.isAnswered()) {
            throw new Failure.Conflict("notice " + notice.number() + " is answered already");
        }
        return notice;
    }

    private static JsonObject data(Standing notice) {
        return new JsonObject().put("number", notice.number()).put("kind", notice.kind());
    }
}
