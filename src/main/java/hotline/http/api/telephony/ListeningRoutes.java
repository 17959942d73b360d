package hotline.http.api.telephony;

import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.telephony.route.Listening;
import io.vertx.core.Future;
import java.util.function.BiConsumer;

/** A mentor listens to the call of a new agent (C6). */
public final class ListeningRoutes implements Routes {
    private final Listening listening;

    public ListeningRoutes(Listening listening) {
        this.listening = listening;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listenAlong", this::listen);
    }

    private Future<Answer> listen(Exchange exchange) {
        long mentor = exchange.caller().handler().id();
        long agent = Exchange.id(exchange.path("person"))
                .orElseThrow(() -> new Failure.NotFound("you are not the mentor of this person"));
        return listening.listen(exchange.once(), agent, mentor).map(CallCommandRoutes::done);
    }
}
