package hotline.http.api.telephony;

import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.telephony.connector.Messages;
import hotline.telephony.connector.Messages.Incoming;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Where telephone exchanges tell what happened to calls. */
public final class CallMessageRoutes implements Routes {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private final Messages messages;

    public CallMessageRoutes(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("receiveCallMessage", exchange -> receive(exchange, Optional.empty()));
        bind.accept("receiveCallMessageByToken", exchange -> receive(exchange, Optional.of(exchange.path("token"))));
    }

    private Future<Answer> receive(Exchange exchange, Optional<String> token) {
        var body = Optional.ofNullable(exchange.context().body().buffer()).orElseGet(Buffer::buffer);
        return messages.take(new Incoming(
                        exchange.path("connector"),
                        token,
                        exchange::header,
                        body,
                        exchange.client().own(),
                        address(exchange)))
                .map(reply ->
                        new Answer(reply.status(), Buffer.buffer(reply.body()), Map.of("Content-Type", reply.type())));
    }

    /** At which the exchange reaches this server, for answers that name it. */
    private static String address(Exchange exchange) {
        var request = exchange.context().request();
        var host = Optional.ofNullable(request.authority())
                .map(Object::toString)
                .filter(name -> HOST.matcher(name).matches())
                .orElse("localhost");
        return (exchange.isSecure() ? "https://" : "http://") + host + request.path();
    }
}
