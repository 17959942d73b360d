package hotline.http.api.thread;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.NoteRequest;
import hotline.complaint.change.Notes;
import hotline.http.api.ComplaintJson;
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
        var text = body.requiredText("text", LONGEST);
        boolean internal = body.requiredFlag("internal");
        body.done();
        return internal
                ? written(
                        exchange,
                        EventType.NOTED,
                        id -> new NoteRequest(id, author(exchange), clock.instant(), LogEntry.note(text, true)))
                : written(exchange, Reply.of(text));
    }

    private Future<Answer> reply(Exchange exchange) {
        var body = exchange.body();
        var reply = new Reply(body.requiredText("text", LONGEST), body.time("nextReplyBy"), body.flag("agreed"));
        body.done();
        return written(exchange, reply);
    }

    private Future<Answer> written(Exchange exchange, Reply reply) {
        return written(
                exchange, EventType.REPLIED, id -> new ReplyRequest(id, author(exchange), clock.instant(), reply));
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
