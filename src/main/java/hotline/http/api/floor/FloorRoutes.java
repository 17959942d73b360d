package hotline.http.api.floor;

import hotline.failure.Failure;
import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.FloorState;
import hotline.floor.FloorView;
import hotline.floor.FloorWork;
import hotline.floor.Presence;
import hotline.floor.WrapUpReason;
import hotline.floor.WrapUps;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Caller.Staff;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** A person's own presence, and the floor for supervisors. */
public final class FloorRoutes implements Routes {
    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_WORDS = 500;

    private final Presence presence;
    private final WrapUps wrapUps;
    private final FloorView view;
    private final FloorWork work;
    private final InstantSource clock;

    public FloorRoutes(Presence presence, WrapUps wrapUps, FloorView view, FloorWork work, InstantSource clock) {
        this.presence = presence;
        this.wrapUps = wrapUps;
        this.view = view;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("readOwnPresence", this::own);
        bind.accept("choosePresence", this::choose);
        bind.accept("extendWrapUp", this::lengthen);
        bind.accept("readFloor", this::floor);
        bind.accept("setPresence", this::set);
        bind.accept("decideAway", this::decideAway);
        bind.accept("swapTurns", this::swap);
    }

    private Future<Answer> own(Exchange exchange) {
        return own(exchange.caller().handler());
    }

    private Future<Answer> own(Staff staff) {
        var rules = presence.rules();
        return presence.own(staff.id())
                .map(own -> Answer.ok(FloorJson.own(own, staff.department(), rules, clock.instant())));
    }

    private Future<Answer> choose(Exchange exchange) {
        var staff = exchange.caller().handler();
        var body = exchange.body();
        var choice = choice(body);
        body.done();
        return presence.choose(exchange.once(), staff, choice)
                .onSuccess(done -> work.now())
                .compose(done -> own(staff));
    }

    private Future<Answer> lengthen(Exchange exchange) {
        var staff = exchange.caller().handler();
        var body = exchange.body();
        var reason = WrapUpReason.of(body.requiredCode("reason", WrapUpReason.codes()));
        body.done();
        return wrapUps.lengthen(exchange.once(), staff, reason.orElse(WrapUpReason.OTHER))
                .onSuccess(done -> work.now())
                .compose(done -> own(staff));
    }

    private static Choice choice(JsonReader body) {
        var state =
                FloorState.of(body.requiredCode("state", FloorState.choices())).orElse(FloorState.OFF);
        return new Choice(state, body.line("reason", LONGEST_CODE));
    }

    private Future<Answer> floor(Exchange exchange) {
        exchange.caller().supervisor();
        var rules = presence.rules();
        return view.of(exchange.query("line"))
                .map(floor -> Answer.ok(FloorJson.of(floor, rules.breaks(), rules.zone())));
    }

    private Future<Answer> set(Exchange exchange) {
        var by = exchange.caller().supervisor();
        long person = person(exchange);
        var body = exchange.body();
        var choice = choice(body);
        var words = body.requiredLine("words", LONGEST_WORDS);
        body.done();
        return done(presence.set(exchange.once(), by, person, choice, words));
    }

    private Future<Answer> decideAway(Exchange exchange) {
        var by = exchange.caller().supervisor();
        long person = person(exchange);
        var body = exchange.body();
        boolean isConfirmed = body.requiredFlag("confirmed");
        body.done();
        return done(presence.decideAway(exchange.once(), by, person, isConfirmed));
    }

    private Future<Answer> swap(Exchange exchange) {
        var by = exchange.caller().supervisor();
        var body = exchange.body();
        long one = body.requiredInteger("one", 1, Integer.MAX_VALUE);
        long other = body.requiredInteger("other", 1, Integer.MAX_VALUE);
        var words = body.requiredLine("words", LONGEST_WORDS);
        if (one == other) {
            body.wrong("other", "must be another person", "another-person");
        }
        body.done();
        return done(presence.swap(exchange.once(), by, one, other, words));
    }

    private Future<Answer> done(Future<Void> change) {
        return change.onSuccess(changed -> work.now()).map(changed -> Answer.nothing());
    }

    private static long person(Exchange exchange) {
        return Exchange.id(exchange.path("person"))
                .orElseThrow(() -> new Failure.NotFound("there is no such person on the floor"));
    }
}
