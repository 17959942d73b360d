package hotline.http.api.thread;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.NoteRequest;
import hotline.complaint.change.Notes;
import hotline.http.api.ComplaintJson;
import hotline.http.api.WordsOrFiles;
import hotline.http.api.phrases.ToldText;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.log.EventType;
import hotline.log.LogEntry;
import hotline.thread.Reply;
import hotline.thread.ReplyRequest;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/** What agents write on a complaint: notes for colleagues, and replies to its customer (P6). */
public final class ReplyRoutes implements Routes {
    private static final int LONGEST = 5_000;

    private final Notes notes;
    private final InstantSource clock;
    private final ComplaintJson json;

    public ReplyRoutes(Notes notes, InstantSource clock, ComplaintJson json) {
        this.notes = notes;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("addNote", this::note);
        bind.accept("replyToCustomer", this::reply);
    }

    private Future<Answer> note(Exchange exchange) {
        var body = exchange.body();
        var written = WordsOrFiles.read(body, LONGEST);
        boolean internal = body.requiredFlag("internal");
        if (!internal) {
            written.text().ifPresent(text -> ToldText.whole(body, "text", text));
        }
        body.done();
        var attachments = written.attachments();
        return internal
                ? written(
                        exchange,
                        EventType.NOTED,
                        id -> new NoteRequest(
                                id,
                                author(exchange),
                                clock.instant(),
                                LogEntry.note(written.text(), attachments.size(), true),
                                attachments))
                : written(exchange, Reply.of(written.text()), attachments);
    }

    private Future<Answer> reply(Exchange exchange) {
        var body = exchange.body();
        var written = WordsOrFiles.read(body, LONGEST);
        var text = written.text().map(told -> ToldText.whole(body, "text", told));
        var reply = new Reply(text, body.time("nextReplyBy"), body.flag("agreed"));
        body.done();
        return written(exchange, reply, written.attachments());
    }

    private Future<Answer> written(Exchange exchange, Reply reply, List<UUID> attachments) {
        return written(
                exchange,
                EventType.REPLIED,
                id -> new ReplyRequest(id, author(exchange), clock.instant(), reply, attachments));
    }

    private Future<Answer> written(Exchange exchange, EventType type, LongFunction<ChangeRequest> request) {
        var number = exchange.caseNumber();
        return notes.write(exchange.once(), number, exchange.caller().handler(), type, request)
                .map(noted -> Answer.created(
                        json.event(noted.items().get(0), noted.policyVersion()),
                        "/api/v1/complaints/" + number + "/events"));
    }

    private static Actor author(Exchange exchange) {
        return new Actor.Person(exchange.caller().handler().id());
    }
}
