package hotline.http.api;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.policy.Policies;
import hotline.satisfaction.Withdrawal;
import hotline.thread.Addition;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A branch's own complaints: what it adds or answers, the number at which it is called back, and its withdrawal. Those of other branches are not there (P6). */
public final class BranchRoutes implements Routes {
    private final ComplaintReader reader;
    private final ComplaintChanges changes;
    private final ParticularsCorrections corrections;
    private final Policies policies;
    private final InstantSource clock;
    private final ComplaintJson json;
    private final PhoneNumbers phones = new PhoneNumbers();

    public BranchRoutes(
            ComplaintReader reader,
            ComplaintChanges changes,
            ParticularsCorrections corrections,
            Policies policies,
            InstantSource clock,
            ComplaintJson json) {
        this.reader = reader;
        this.changes = changes;
        this.corrections = corrections;
        this.policies = policies;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("addToComplaint", this::add);
        bind.accept("withdrawAtBranch", this::withdraw);
        bind.accept("correctPhoneAtBranch", this::correctPhone);
    }

    private Future<Answer> add(Exchange exchange) {
        var body = exchange.body();
        var added = WordsOrFiles.read(body, 5000);
        body.done();
        var branch = branch(exchange);
        return own(
                exchange,
                complaint -> changes.apply(
                        exchange.once(),
                        new Addition(complaint.id(), branch, clock.instant(), added.text(), added.attachments())));
    }

    /** As customers withdraw theirs: until there is a resolution, and not over what an agent did meanwhile. */
    private Future<Answer> withdraw(Exchange exchange) {
        var body = exchange.body();
        var reason = body.requiredText("reason", 2000);
        body.done();
        var branch = branch(exchange);
        return own(
                exchange,
                complaint -> changes.apply(
                        exchange.once(), Withdrawal.of(complaint, branch, clock.instant(), Optional.of(reason))));
    }

    private Future<Answer> correctPhone(Exchange exchange) {
        var body = exchange.body();
        var branch = branch(exchange);
        return own(exchange, complaint -> {
            var policy =
                    policies.version(complaint.state().facts().policyVersion()).policy();
            var phone = ReportJson.phone(body, phones, policy.phoneRegion());
            body.done();
            return corrections.correctOwnNumber(
                    exchange.once(), complaint, phone.number(), phone.extension(), branch, clock.instant());
        });
    }

    private static Actor branch(Exchange exchange) {
        return new Actor.Person(exchange.caller().signedIn().id());
    }

    private Future<Answer> own(Exchange exchange, Function<Complaint, Future<Changed>> change) {
        return reader.read(exchange.caller(), exchange.caseNumber(), clock.instant())
                .compose(change)
                .compose(changed -> reader.changed(changed.after().id()))
                .map(now ->
                        Answer.ok(json.full(now, exchange.caller()), now.state().version()));
    }
}
