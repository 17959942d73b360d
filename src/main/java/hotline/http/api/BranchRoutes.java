package hotline.http.api;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.satisfaction.Withdrawal;
import hotline.thread.Addition;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A branch's own complaints: what it adds or answers, and its withdrawal. Those of other branches are not there (P6). */
public final class BranchRoutes implements Routes {
    private final ComplaintReader reader;
    private final ComplaintChanges changes;
    private final InstantSource clock;
    private final ComplaintJson json;

    public BranchRoutes(ComplaintReader reader, ComplaintChanges changes, InstantSource clock, ComplaintJson json) {
        this.reader = reader;
        this.changes = changes;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("addToComplaint", this::add);
        bind.accept("withdrawAtBranch", this::withdraw);
    }

    private Future<Answer> add(Exchange exchange) {
        var body = exchange.body();
        var added = WordsOrFiles.read(body, 5000);
        body.done();
        var branch = branch(exchange);
        return own(
                exchange,
                complaint -> new Addition(complaint.id(), branch, clock.instant(), added.text(), added.attachments()));
    }

    /** As customers withdraw theirs: until there is a resolution, and not over what an agent did meanwhile. */
    private Future<Answer> withdraw(Exchange exchange) {
        var body = exchange.body();
        var reason = body.requiredText("reason", 2000);
        body.done();
        var branch = branch(exchange);
        return own(exchange, complaint -> Withdrawal.of(complaint, branch, clock.instant(), Optional.of(reason)));
    }

    private static Actor branch(Exchange exchange) {
        return new Actor.Person(exchange.caller().signedIn().id());
    }

    private Future<Answer> own(Exchange exchange, Function<Complaint, ChangeRequest> request) {
        return reader.read(exchange.caller(), exchange.caseNumber(), clock.instant())
                .compose(complaint -> changes.apply(exchange.once(), request.apply(complaint)))
                .compose(changed -> reader.changed(changed.after().id()))
                .map(now ->
                        Answer.ok(json.full(now, exchange.caller()), now.state().version()));
    }
}
