package hotline.http.api.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.reading.ComplaintReader;
import hotline.http.api.ComplaintJson;
import hotline.http.api.phrases.ToldText;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.limits.ExtensionRequest;
import hotline.limits.Extensions;
import hotline.limits.HandOverRequest;
import hotline.limits.HandOvers;
import hotline.limits.PauseRequest;
import hotline.limits.Pauses;
import hotline.limits.Promises;
import hotline.limits.ReplyPromise;
import hotline.limits.StageMove;
import hotline.once.Once;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The changes that agents make to one complaint's limits: pauses, more time, another department, the next reply. */
public final class LimitRoutes implements Routes {
    private static final int MOST_DAYS = 366;

    private final ComplaintReader complaints;
    private final Pauses pauses;
    private final Extensions extensions;
    private final HandOvers handOvers;
    private final Promises promises;
    private final ComplaintJson json;

    public LimitRoutes(
            ComplaintReader complaints,
            Pauses pauses,
            Extensions extensions,
            HandOvers handOvers,
            Promises promises,
            ComplaintJson json) {
        this.complaints = complaints;
        this.pauses = pauses;
        this.extensions = extensions;
        this.handOvers = handOvers;
        this.promises = promises;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("pauseComplaint", this::pause);
        bind.accept("reviewPause", this::reviewPause);
        bind.accept("resumeComplaint", this::resume);
        bind.accept("askExtension", this::askExtension);
        bind.accept("handOver", this::handOver);
        bind.accept("nextStage", this::nextStage);
        bind.accept("promiseReply", this::promise);
    }

    private Future<Answer> pause(Exchange exchange) {
        var change = Change.of(exchange);
        var body = exchange.body();
        var request = new PauseRequest(
                body.requiredText("reason", 50),
                ToldText.optional(body, "note", 2000),
                body.flag("noteIsForCustomer"),
                body.flag("toldByPhone"),
                body.time("reviewAt"));
        body.done();
        return changed(
                exchange, pauses.pause(change.once(), change.number(), change.actor(), change.version(), request));
    }

    private Future<Answer> reviewPause(Exchange exchange) {
        var change = Change.of(exchange);
        var body = exchange.body();
        var reviewAt = body.time("reviewAt");
        body.done();
        return changed(
                exchange, pauses.review(change.once(), change.number(), change.actor(), change.version(), reviewAt));
    }

    private Future<Answer> resume(Exchange exchange) {
        var change = Change.of(exchange);
        return changed(exchange, pauses.resume(change.once(), change.number(), change.actor(), change.version()));
    }

    private Future<Answer> askExtension(Exchange exchange) {
        var change = Change.of(exchange);
        var body = exchange.body();
        var request = new ExtensionRequest(
                body.requiredInteger("workingDays", 1, MOST_DAYS), body.requiredText("reason", 2000));
        body.done();
        return changed(
                exchange, extensions.ask(change.once(), change.number(), change.actor(), change.version(), request));
    }

    private Future<Answer> handOver(Exchange exchange) {
        var change = Change.of(exchange);
        var body = exchange.body();
        var request = new HandOverRequest(
                body.requiredText("department", 50), body.requiredText("reason", 2000), body.text("note", 5000));
        body.done();
        return changed(
                exchange,
                handOvers.handOver(change.once(), change.number(), change.actor(), change.version(), request));
    }

    private Future<Answer> nextStage(Exchange exchange) {
        var change = Change.of(exchange);
        var body = exchange.body();
        var move = new StageMove(body.text("result", 5000), body.text("to", 50), body.text("reason", 2000));
        body.done();
        return changed(
                exchange, handOvers.nextStage(change.once(), change.number(), change.actor(), change.version(), move));
    }

    private Future<Answer> promise(Exchange exchange) {
        var change = Change.of(exchange);
        var body = exchange.body();
        var promise = new ReplyPromise(
                body.requiredTime("by"),
                Optional.of(ToldText.required(body, "text", 2000)),
                body.requiredFlag("agreed"));
        body.done();
        return changed(
                exchange, promises.promise(change.once(), change.number(), change.actor(), change.version(), promise));
    }

    private Future<Answer> changed(Exchange exchange, Future<ComplaintState> change) {
        return change.compose(changed -> complaints.changed(changed.id()))
                .map(complaint -> Answer.ok(
                        json.full(complaint, exchange.caller()),
                        complaint.state().version()));
    }

    /** The caller, the key of the request, the complaint, and its version. */
    private record Change(Once once, String number, Actor.Person actor, Optional<Set<Integer>> version) {
        static Change of(Exchange exchange) {
            var actor = new Actor.Person(exchange.caller().handler().id());
            return new Change(exchange.once(), exchange.caseNumber(), actor, exchange.ifMatch());
        }
    }
}
