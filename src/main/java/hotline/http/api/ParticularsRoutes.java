package hotline.http.api;

import hotline.complaint.Actor;
import hotline.complaint.particulars.Particulars;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.particulars.ParticularsCorrections.Correction;
import hotline.complaint.reading.ComplaintReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.policy.Policies;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** Corrects the particulars by which a complainant is reached and found. */
public final class ParticularsRoutes implements Routes {
    private final ParticularsCorrections corrections;
    private final ComplaintReader reader;
    private final Policies policies;
    private final InstantSource clock;
    private final ComplaintJson json;
    private final PhoneNumbers phones = new PhoneNumbers();

    public ParticularsRoutes(
            ParticularsCorrections corrections,
            ComplaintReader reader,
            Policies policies,
            InstantSource clock,
            ComplaintJson json) {
        this.corrections = corrections;
        this.reader = reader;
        this.policies = policies;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("correctParticulars", this::correct);
    }

    private Future<Answer> correct(Exchange exchange) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var version = exchange.ifMatch();
        var body = exchange.body();
        var correction = new Correction(
                policy -> particulars(body, policies.version(policy).policy().phoneRegion()),
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

    private Particulars particulars(JsonReader body, String phoneRegion) {
        var complainant = ReportJson.complainant(body);
        var phone = ReportJson.phone(body, phones, phoneRegion);
        var waybill = ReportJson.waybill(body);
        body.done();
        return new Particulars(complainant, phone.number(), phone.extension(), waybill);
    }
}
