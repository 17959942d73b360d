package hotline.http.api;

import hotline.complaint.Actor;
import hotline.complaint.ReportedUnit;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.particulars.CodingRequest;
import hotline.complaint.particulars.Particulars;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.particulars.ParticularsCorrections.Correction;
import hotline.complaint.particulars.Recorded;
import hotline.complaint.reading.ComplaintReader;
import hotline.http.api.coding.CodingReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.network.Network;
import hotline.network.Placement;
import hotline.policy.Policies;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.BiConsumer;

/** Corrects the particulars by which a complainant is reached and found, and chooses codes. */
public final class ParticularsRoutes implements Routes {
    private final ParticularsCorrections corrections;
    private final ComplaintChanges changes;
    private final ComplaintReader reader;
    private final Policies policies;
    private final InstantSource clock;
    private final ComplaintJson json;
    private final Network network;
    private final PhoneNumbers phones = new PhoneNumbers();

    public ParticularsRoutes(
            ParticularsCorrections corrections,
            ComplaintChanges changes,
            ComplaintReader reader,
            Policies policies,
            InstantSource clock,
            ComplaintJson json,
            Network network) {
        this.corrections = corrections;
        this.changes = changes;
        this.reader = reader;
        this.policies = policies;
        this.clock = clock;
        this.json = json;
        this.network = network;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("correctParticulars", this::correct);
        bind.accept("chooseCodes", this::code);
    }

    private Future<Answer> correct(Exchange exchange) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var version = exchange.ifMatch();
        var body = exchange.body();
        var correction = new Correction(
                recorded -> particulars(body, recorded),
                (recorded, of) -> of.region(network.map(), receivedOn(recorded)),
                body.text("reason", 2000),
                agent,
                clock.instant(),
                version);
        return corrections
                .correct(exchange.once(), exchange.caseNumber(), correction)
                .compose(corrected -> reader.changed(corrected.after().id()))
                .map(complaint -> Answer.ok(
                        json.full(complaint, exchange.caller()),
                        complaint.state().version()));
    }

    private Future<Answer> code(Exchange exchange) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var version = exchange.ifMatch();
        var body = exchange.body();
        var choice = CodingReader.all(body);
        var reason = body.text("reason", 2000);
        body.done();
        return changes.apply(
                        exchange.once(),
                        exchange.caseNumber(),
                        id -> new CodingRequest(id, choice, reason, agent, clock.instant(), version))
                .compose(coded -> reader.changed(coded.after().id()))
                .map(complaint -> Answer.ok(
                        json.full(complaint, exchange.caller()),
                        complaint.state().version()));
    }

    private Particulars particulars(JsonReader body, Recorded recorded) {
        var policy = policies.version(recorded.policyVersion()).policy();
        var complainant = ReportJson.complainant(body);
        var phone = ReportJson.phone(body, phones, policy.phoneRegion());
        var email = body.names("email")
                ? ReportJson.email(body)
                : recorded.particulars().email();
        var waybill = ReportJson.waybill(body);
        var placement = placement(body, recorded.particulars()).on(network.map(), receivedOn(recorded));
        body.done();
        return new Particulars(
                complainant, phone.number(), phone.extension(), email, waybill, placement.branch(), placement.hub());
    }

    private LocalDate receivedOn(Recorded recorded) {
        return recorded.receivedAt()
                .atZone(policies.zone(recorded.policyVersion()))
                .toLocalDate();
    }

    /** A missing field stays, but for the hub of another branch. */
    private static Placement placement(JsonReader body, Particulars before) {
        var branch = ReportJson.unit(body, "branch");
        var hub = ReportJson.unit(body, "hub");
        boolean namesBranch = body.names("branch");
        boolean namesHub = body.names("hub");
        boolean isSameBranch = !namesBranch
                || branch.map(ReportedUnit::text).equals(before.branch().map(ReportedUnit::text));
        return new Placement(
                namesBranch ? branch : before.branch(),
                namesHub ? hub : before.hub().filter(stays -> isSameBranch));
    }
}
