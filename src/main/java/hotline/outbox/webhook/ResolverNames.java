package hotline.outbox.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** By this machine's file of hosts and its name servers, without a thread that waits. */
public final class ResolverNames implements HostNames {
    private final VertxInternal vertx;

    public ResolverNames(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    @Override
    public Future<List<InetAddress>> addresses(String host) {
        var found = Promise.<List<InetSocketAddress>>promise();
        vertx.nameResolver().resolveAll(host, found::handle);
        return found.future()
                .map(all -> all.stream().map(InetSocketAddress::getAddress).toList());
    }
}
