package hotline.telephony.route;

import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Optional;

/** Where exchanges are told what to do, as administrators keep it. */
public final class CommandAddresses {
    private final Pool pool;
    private final ExchangeAddresses places;

    public CommandAddresses(Pool pool, ExchangeAddresses places) {
        this.pool = pool;
        this.places = places;
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<Optional<String>> of(String connector) {
        return pool.withConnection(connection -> CommandAddressStore.read(connection, connector))
                .map(found -> found.orElseThrow(() -> noConnector(connector)));
    }

    /** Fails with {@link Failure.NotFound}, and with {@link Failure.Invalid} for an address that may not be called. */
    public Future<Optional<String>> set(Once once, String connector, Optional<String> address) {
        if (address.filter(one -> !CommandAddress.isFit(one)).isPresent()) {
            throw Failure.Invalid.field("/url", "must be one address of the web, with a fixed host and without a user");
        }
        return isForbidden(address).compose(isForbidden -> {
            if (isForbidden) {
                throw Failure.Invalid.field("/url", "leads to an address that is not called", "forbidden-address");
            }
            return once.inTransaction(pool, transaction -> CommandAddressStore.write(transaction, connector, address)
                    .map(found -> found.orElseThrow(() -> noConnector(connector))));
        });
    }

    private Future<Boolean> isForbidden(Optional<String> address) {
        return address.map(one -> places.of(CommandAddress.place(one)).map(ExchangeAddresses.Found::isForbidden))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private static Failure noConnector(String connector) {
        return new Failure.NotFound("there is no connector " + connector);
    }
}
