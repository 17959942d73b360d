package hotline.http.api.offers;

import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.offer.Pokes;
import hotline.priority.Moves;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/** Supervisors put waiting cases forward, and back. */
public final class MoveRoutes implements Routes {
    private static final String FRONT = "front";
    private static final List<String> PLACES = List.of(FRONT, "usual");
    private static final int LONGEST_REASON = 500;

    private final Moves moves;
    private final Pokes pokes;
    private final InstantSource clock;

    public MoveRoutes(Moves moves, Pokes pokes, InstantSource clock) {
        this.moves = moves;
        this.pokes = pokes;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("moveComplaint", this::move);
    }

    private Future<Answer> move(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        var body = exchange.body();
        boolean isToFront = body.requiredCode("to", PLACES).equals(FRONT);
        var reason = body.requiredText("reason", LONGEST_REASON);
        body.done();
        return moves.move(exchange.once(), exchange.caseNumber(), isToFront, reason, by, clock.instant())
                .onSuccess(line -> pokes.now(List.of(line)))
                .map(line -> Answer.nothing());
    }
}
