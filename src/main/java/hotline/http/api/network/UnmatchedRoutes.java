package hotline.http.api.network;

import hotline.complaint.particulars.UnmatchedText;
import hotline.complaint.particulars.UnmatchedUnits;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.network.Network;
import hotline.network.UnitKind;
import hotline.network.Units;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.function.BiConsumer;

/** What people typed for units and matches none: listed, and decided by administrators. */
public final class UnmatchedRoutes implements Routes {
    private static final int MOST_SUGGESTED = 3;

    private final Units units;
    private final UnmatchedUnits unmatched;
    private final Network network;
    private final Policies policies;
    private final InstantSource clock;

    public UnmatchedRoutes(
            Units units, UnmatchedUnits unmatched, Network network, Policies policies, InstantSource clock) {
        this.units = units;
        this.unmatched = unmatched;
        this.network = network;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listUnmatchedUnits", this::list);
        bind.accept("nameUnit", this::name);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().admin();
        return unmatched
                .counted(exchange.limit())
                .map(texts -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(texts, this::json))));
    }

    private JsonObject json(UnmatchedText text) {
        var suggested = network.map()
                .suggested(text.text(), EnumSet.of(UnitKind.BRANCH, UnitKind.HUB), today(), MOST_SUGGESTED);
        return new JsonObject()
                .put("text", text.text())
                .put("complaints", text.complaints())
                .put("suggestions", ComplaintJson.array(suggested, UnitJson::named));
    }

    private Future<Answer> name(Exchange exchange) {
        var admin = exchange.caller().admin();
        var body = exchange.body();
        var text = body.requiredLine("text", 100);
        var code = UnitReader.code(body, "unit");
        if (code.isEmpty()) {
            body.wrong("unit", "must be the code of a branch or a hub");
        }
        body.done();
        return units.name(exchange.once(), text, code.orElseThrow(), admin.id(), clock.instant())
                .compose(unit -> network.learn()
                        .compose(learnt -> unmatched.placeNow())
                        .map(placed -> Answer.ok(new UnitJson(network.map(), today()).unit(unit))));
    }

    private LocalDate today() {
        return clock.instant().atZone(policies.inForce().policy().zone()).toLocalDate();
    }
}
