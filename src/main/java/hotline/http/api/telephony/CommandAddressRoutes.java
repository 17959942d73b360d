package hotline.http.api.telephony;

import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.telephony.route.CommandAddress;
import hotline.telephony.route.CommandAddresses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Administrators say where an exchange is told to dial, to hold a call and to hand it over. */
public final class CommandAddressRoutes implements Routes {
    private final CommandAddresses addresses;

    public CommandAddressRoutes(CommandAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getConnectorCommands", this::read);
        bind.accept("setConnectorCommands", this::write);
    }

    private Future<Answer> read(Exchange exchange) {
        return addresses.of(exchange.path("connector")).map(CommandAddressRoutes::json);
    }

    private Future<Answer> write(Exchange exchange) {
        var body = exchange.body();
        var address = body.line("url", CommandAddress.LONGEST);
        body.done();
        return addresses
                .set(exchange.once(), exchange.path("connector"), address)
                .map(CommandAddressRoutes::json);
    }

    private static Answer json(Optional<String> address) {
        return Answer.ok(new JsonObject().put("url", JsonValue.orNull(address)));
    }
}
