package hotline.http.api.customers;

import hotline.complaint.Actor;
import hotline.complaint.reading.ComplaintReader;
import hotline.earlier.SameThing;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** Whether an earlier complaint is about the same thing. */
public final class SameThingRoutes implements Routes {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NUMBER = 60;

    private final SameThing sameThing;
    private final ComplaintReader complaints;
    private final InstantSource clock;
    private final ComplaintJson json;

    public SameThingRoutes(SameThing sameThing, ComplaintReader complaints, InstantSource clock, ComplaintJson json) {
        this.sameThing = sameThing;
        this.complaints = complaints;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("judgeSameThing", this::judge);
    }

    private Future<Answer> judge(Exchange exchange) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var version = exchange.ifMatch();
        var body = exchange.body();
        var earlier = exchange.caseNumbers().meant(body.requiredPlain("number", LONGEST_NUMBER));
        boolean same = body.requiredFlag("same");
        var reason = body.requiredText("reason", LONGEST_REASON);
        body.done();
        var said = new SameThing.Said(earlier, same, reason, agent, clock.instant(), version);
        return sameThing
                .judge(exchange.once(), exchange.caseNumber(), said)
                .compose(judged -> complaints.changed(judged.after().id()))
                .map(complaint -> Answer.ok(
                        json.full(complaint, exchange.caller()),
                        complaint.state().version()));
    }
}
